using System.Net.Sockets;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords;
using ActorProxy.Config.Keywords.Servers;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Validation;

/// <summary>Whether every host's name has an address, as far as the context can tell.</summary>
internal sealed class NameChecks
{
    private readonly Func<string, AddressFamily, bool> _canResolve;
    private readonly DiagnosticList _diagnostics;
    private readonly Dictionary<string, bool> _answers = new(StringComparer.Ordinal);

    private NameChecks(Func<string, AddressFamily, bool> canResolve, DiagnosticList diagnostics) => (_canResolve, _diagnostics) = (canResolve, diagnostics);

    public static void Check(LoadState load)
    {
        if (load.Context.CanResolve is not { } canResolve) return;
        var checks = new NameChecks(canResolve, load.Diagnostics);
        foreach (var log in load.Global.Logs) checks.Check(log.Address, log.Position);
        foreach (var socket in load.Global.StatsSockets) checks.Check(socket);
        foreach (var section in load.Peers.Where(static section => !section.IsDisabled))
        {
            foreach (var log in section.Logs) checks.Check(log.Address, log.Position);
            foreach (var peer in section.Peers)
            {
                checks.Check(peer.Address, peer.Position);
                checks.Check(peer.Source?.Address, peer.Position);
            }
            if (section.Bind is { } bind && !section.HasPeerLine) checks.Check(bind);
        }
        foreach (var proxy in load.Proxies)
        {
            if (proxy.Settings.IsDisabled) continue;
            foreach (var bind in proxy.Binds) checks.Check(bind);
            foreach (var log in proxy.Settings.Logs) checks.Check(log.Address, log.Position);
            checks.Check(proxy.Settings.Backend.Source?.Address, proxy.Position);
            foreach (var server in proxy.Servers)
            {
                checks.Check(server, load.Context.AcceptsUnresolvedServers);
                checks.Check(server.Check.Address, server.Position);
                checks.Check(server.Agent.Address, server.Position);
                checks.Check(server.Source?.Address, server.Position);
            }
        }
    }

    private void Check(BindConfig bind)
    {
        foreach (var address in bind.Addresses) Check(address, bind.Position);
    }

    private void Check(AddressConfig? address, SourcePosition position)
    {
        if (address is not { Kind: AddressKind.HostName }) return;
        if (!Resolves(address)) _diagnostics.Add(Severity.Error, position, Unknown(address));
    }

    /// <summary>Goes through the methods of <c>init-addr</c> as the start will.</summary>
    private void Check(ServerDraft server, bool acceptsUnresolved)
    {
        if (server.Address is not { Kind: AddressKind.HostName } address) return;
        var wasAsked = false;
        foreach (var method in acceptsUnresolved ? server.InitAddress.Add(InitAddressMethod.None) : server.InitAddress)
        {
            switch (method.Kind)
            {
                case InitAddressKind.Libc when Resolves(address):
                    return;
                case InitAddressKind.Libc:
                    wasAsked = true;
                    break;
                case InitAddressKind.None or InitAddressKind.Numeric:
                    if (wasAsked)
                        _diagnostics.Add(Severity.Warning, server.Position, $"{Unknown(address)}: the server starts {(method.Address is { } numeric ? $"with {numeric}" : "in maintenance")}");
                    return;
            }
        }
        _diagnostics.Add(Severity.Error, server.Position, wasAsked ? Unknown(address) : $"no method of 'init-addr' finds an address of the host '{address.Host}'");
    }

    private bool Resolves(AddressConfig address)
    {
        // Many servers may share a name, which is asked for once.
        var key = $"{address.RequiredFamily}@{address.Host}";
        if (!_answers.TryGetValue(key, out var canResolve)) _answers[key] = canResolve = _canResolve(address.Host, address.RequiredFamily);
        return canResolve;
    }

    private static string Unknown(AddressConfig address)
    {
        var family = address.RequiredFamily switch
        {
            AddressFamily.InterNetwork => "IPv4 ",
            AddressFamily.InterNetworkV6 => "IPv6 ",
            _ => "",
        };
        return $"no {family}address is known for the host '{address.Host}'";
    }
}
