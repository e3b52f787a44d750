using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Validation;

/// <summary>Whether checks know where to connect to, and whether their rules are in use and in order.</summary>
internal static class HealthChecks
{
    public static void Check(ProxyDraft draft)
    {
        if (!draft.Has(ProxySides.Backend)) return;
        var settings = draft.Settings;
        var list = draft.Load.Diagnostics;
        if (settings.Check != CheckChoice.Tcp && settings.OwnsTcpSteps)
            list.Add(Severity.Warning, settings.TcpCheckPosition, $"{draft.Title} has 'tcp-check' rules without 'option tcp-check': they are ignored");
        if (settings.Check != CheckChoice.Http && (draft.HasHttpSend || draft.HasHttpExpect))
            list.Add(Severity.Warning, settings.HttpCheckPosition, $"{draft.Title} has 'http-check' rules without 'option httpchk': they are ignored");
        if (settings.Check == CheckChoice.Tcp) CheckOrder(draft);
        if (settings.Check == CheckChoice.External) CheckExternal(draft);
        CheckPorts(draft);
    }

    private static void CheckExternal(ProxyDraft draft)
    {
        var global = draft.Load.Global.Config;
        if (!global.ExternalCheck) draft.Report(Severity.Error, $"{draft.Title} has 'option external-check', which 'global' does not allow", "write 'external-check' into the 'global' section");
        if (draft.Settings is { ExternalCheckCommand: not (null or ['/', ..]), ExternalCheckPath: "" })
            draft.Report(Severity.Error, $"{draft.Title} has an 'external-check command' without a directory and no 'external-check path' to look for it");
        if (draft.Settings.ExternalCheckCommand is null) draft.Report(Severity.Error, $"{draft.Title} has 'option external-check' without 'external-check command'");
        if (!global.MayFork)
            draft.Report(Severity.Warning, $"{draft.Title} has 'option external-check', whose programs 'global' does not allow to start: every check will fail", "write 'insecure-fork-wanted' into the 'global' section");
    }

    private static void CheckOrder(ProxyDraft draft)
    {
        if (FirstStep(draft) is null or TcpCheckConnectConfig) return;
        foreach (var step in draft.Settings.TcpSteps)
        {
            if (step is not TcpCheckConnectConfig) continue;
            draft.Load.Diagnostics.Add(Severity.Error, draft.Settings.TcpCheckPosition, $"{draft.Title} has a 'tcp-check connect' behind other steps: the first step must be one too");
            return;
        }
    }

    private static TcpCheckStepConfig? FirstStep(ProxyDraft draft) => draft.Settings.TcpSteps.FirstOrDefault(step => step is not (TcpCheckCommentConfig or TcpCheckVariableConfig));

    private static void CheckPorts(ProxyDraft draft)
    {
        var connectsToPort = draft.Settings.Check == CheckChoice.Tcp && FirstStep(draft) is TcpCheckConnectConfig first && (first.Port is not null || first.PortExpression is not null);
        foreach (var server in draft.Servers)
        {
            if (server is { HasAgent: true, Agent.Port: 0 })
                draft.Load.Diagnostics.Add(Severity.Error, server.Position, $"the server '{server.Name}' has 'agent-check' and no port to ask its agent at", "write 'agent-port'");
            if (!server.IsChecked || server.Check.Port is not null || connectsToPort) continue;
            var address = server.Check.Address ?? server.Address!;
            if (address.Kind is AddressKind.Unix or AddressKind.Abstract or AddressKind.AbstractZeroTerminated or AddressKind.SocketPair) continue;
            if (HasPort(address) || HasPort(server.Address!)) continue;
            draft.Load.Diagnostics.Add(Severity.Error, server.Position, $"the server '{server.Name}' has no port to check", "give the server or its check a 'port'");
        }
    }

    /// <summary>An offset is none: a check has no client whose port it could be added to.</summary>
    private static bool HasPort(AddressConfig address) => address is { Port: not 0, IsPortOffset: false };
}
