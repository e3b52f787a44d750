using System.Collections.Immutable;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Keywords.Servers;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Validation;

/// <summary>Builds the record of one proxy from its own lines and those that it inherited.</summary>
internal static class ProxyBuilder
{
    public static ProxyConfig Build(ProxyDraft draft, int id, GlobalConfig global)
    {
        var settings = draft.Settings;
        return new ProxyConfig
        {
            Kind = draft.Kind!.Value,
            Name = draft.Name,
            Position = draft.Position,
            Id = id,
            HasOwnId = draft.Id is not null,
            Mode = settings.Mode,
            Description = draft.Description,
            IsDisabled = settings.IsDisabled,
            Frontend = draft.Has(ProxySides.Frontend) ? Frontend(draft) : null,
            Backend = draft.Has(ProxySides.Backend) ? Backend(draft) : null,
            Logs = settings.UsesGlobalLogs ? global.Logs.AddRange(settings.Logs) : settings.Logs,
            LogTag = settings.LogTag,
            LogOptions = settings.LogOptions,
            Acls = settings.Acls,
            Rules = settings.Rules,
            BandwidthLimits = [.. draft.BandwidthLimits],
            Captures = [.. draft.Captures],
            StickTable = draft.StickTable,
            RequestInspectDelay = settings.RequestInspectDelay,
            ResponseInspectDelay = settings.ResponseInspectDelay,
        };
    }

    private static FrontendConfig Frontend(ProxyDraft draft)
    {
        var settings = draft.Settings;
        return settings.Frontend with
        {
            Binds = [.. draft.Binds],
            UseBackends = [.. draft.UseBackends],
            MaxConn = settings.Frontend.MaxConn ?? draft.Load.Context.ProxyMaxConn,
            DefaultBackend = settings.Frontend.DefaultBackend ?? (draft.Kind == ProxyKind.Listen ? draft.Name : null),
            ClientKeepAlive = settings.ClientKeepAlive ? settings.ClientKeepAliveValues : null,
        };
    }

    private static BackendConfig Backend(ProxyDraft draft)
    {
        var settings = draft.Settings;
        return settings.Backend with
        {
            Servers = Servers(draft),
            UseServers = [.. draft.UseServers],
            PersistRules = [.. draft.PersistRules],
            StickRules = [.. draft.StickRules],
            ServerKeepAlive = settings.ServerKeepAlive ? settings.ServerKeepAliveValues : null,
            UnusedTcpCheck = settings is { OwnsTcpSteps: true, Check: not CheckChoice.Tcp } ? new TcpCheckConfig(settings.TcpSteps) : null,
            CheckProtocol = settings.Check switch
            {
                CheckChoice.Tcp => new TcpCheckConfig(settings.TcpSteps),
                CheckChoice.Http => settings.HttpCheck!,
                CheckChoice.Protocol => settings.ProtocolCheck!,
                CheckChoice.External => new ExternalCheckConfig(settings.ExternalCheckCommand ?? "", settings.ExternalCheckPath),
                _ => settings.Backend.CheckProtocol,
            },
        };
    }

    private static ImmutableArray<ServerConfig> Servers(ProxyDraft draft)
    {
        if (draft.Servers.Count == 0) return [];
        var ids = IdentityChecks.AssignServerIds(draft);
        var servers = ImmutableArray.CreateBuilder<ServerConfig>(ids.Length);
        for (var i = 0; i < ids.Length; i++) servers.Add(LimitRamp(draft.Servers[i]).Build(ids[i]));
        return servers.MoveToImmutable();
    }

    /// <summary>A <c>minconn</c> that is not below <c>maxconn</c> is no ramp, but the limit itself.</summary>
    private static ServerDraft LimitRamp(ServerDraft server)
    {
        if (server.MinConn > 0 && server.MinConn >= server.MaxConn) (server.MaxConn, server.MinConn) = (server.MinConn, 0);
        return server;
    }
}
