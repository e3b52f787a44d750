using System.Collections.Immutable;
using System.Net.Sockets;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Peers;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Logging;
using ActorProxy.Engine.Sockets;
using ActorProxy.Node.Generations;
using ActorProxy.Node.Servers;

namespace ActorProxy.Node.Peers;

/// <summary>Makes the <c>peers</c> sections of a checked configuration ready: looks names up, opens what is listened on.</summary>
/// <remarks>Waits for the system's resolver: never on a loop that serves. What is wrong goes to <paramref name="errors"/>, new sockets to <paramref name="opened"/>.</remarks>
internal sealed class PeersPlanner(NodeServices node, ProxyConfiguration configuration, StickTableDirectory tables, ICollection<string> errors, ICollection<ListeningSocket> opened, ICollection<Diagnostic> findings)
{
    private readonly HostLookup _hosts = new();

    public ImmutableArray<PeersPlan> Plan() => [.. configuration.Peers.Where(static section => !section.IsDisabled && !section.Peers.IsEmpty).Select(Plan)];

    private PeersPlan Plan(PeersConfig section)
    {
        foreach (var same in section.Peers.GroupBy(static peer => NodeNumber.Of(peer.Name)).Where(static one => one.Count() > 1))
            errors.Add($"{section.Position}: peers {section.Name}: nodes can't tell {string.Join(" and ", same.Select(static one => $"'{one.Name}'"))} apart by the numbers of these names; call one of them something else.");
        var listening = section.Bind is null ? new ListenerOptions() : ListenAddresses.OptionsOf(section.Bind, new FrontendConfig(), configuration.Global, node.Gate.Limit);
        var sockets = section.Bind is { } bind ? Listen(section, bind, listening) : [];
        var local = sockets.IsEmpty ? null : sockets[0];
        return new PeersPlan(
            section.Name,
            section.Peers.First(static peer => peer.IsLocal).Name,
            sockets,
            [.. section.Peers.Where(static peer => !peer.IsLocal).Select(peer => Plan(section, peer)).OfType<PeerPlan>()],
            local is null ? null : local.Local.IsInternet ? SocketTarget.Of(local.Local) : local.Address.Target,
            [.. tables.All.Where(table => table.Definition.Peers == section.Name)],
            LogOf(section))
        {
            Listening = listening,
            FollowsCluster = section.FollowsCluster,
        };
    }

    private ProxyLogger? LogOf(PeersConfig section)
    {
        if (section.Logs.IsEmpty)
            return null;
        var origin = LogOrigins.Of(configuration.Global);
        return ProxyLogger.Open(ProxyLog.ForEvents(section.Logs, configuration.Global.LogTag, origin), node.Sinks, origin, null, node.Clock, findings);
    }

    private PeerPlan? Plan(PeersConfig section, PeerConfig peer)
    {
        try
        {
            var options = peer.Source is null ? ConnectOptions.None : new ConnectOptions
            {
                Source = peer.Source.Address.Kind is AddressKind.AnyIPv4 or AddressKind.AnyIPv6 or AddressKind.ClientDestination ? null : _hosts.Find(peer.Source.Address),
                Interface = peer.Source.Interface,
            };
            return new PeerPlan(peer.Name, TargetOf(peer.Address!), options) { Shard = PeerShard.Of(peer.Shard, section.Shards) };
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            errors.Add($"{peer.Position}: peer {section.Name}/{peer.Name}: '{peer.Address?.Host}' has no address ({error.Message}).");
            return null;
        }
    }

    private SocketTarget TargetOf(AddressConfig address) => address.Kind switch
    {
        AddressKind.Unix => new SocketTarget(SocketAddressBuffer.FromPath(address.Host), address.Text),
        AddressKind.Abstract or AddressKind.AbstractZeroTerminated => new SocketTarget(SocketAddressBuffer.FromAbstractName(address.Host, address.Kind == AddressKind.Abstract), address.Text),
        _ => SocketTarget.Of(_hosts.Find(address)),
    };

    private ImmutableArray<ListeningSocket> Listen(PeersConfig section, BindConfig bind, ListenerOptions options)
    {
        var sockets = ImmutableArray.CreateBuilder<ListeningSocket>();
        try
        {
            foreach (var address in ListenAddresses.Of(bind, configuration.Global.UnixBind))
            {
                if (!node.Listeners.TryTake(address, options, out var socket, out var isNew, out var error))
                {
                    errors.Add($"{bind.Position}: peers {section.Name} can't listen on {address.Text}: {error}.");
                    continue;
                }

                sockets.Add(socket);
                if (isNew)
                    opened.Add(socket);
            }
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            errors.Add($"{bind.Position}: peers {section.Name} can't listen on {string.Join(',', bind.Addresses.Select(static one => one.Text))}: {error.Message}.");
        }

        return sockets.ToImmutable();
    }
}
