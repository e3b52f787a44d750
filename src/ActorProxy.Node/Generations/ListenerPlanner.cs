using System.Collections.Immutable;
using System.Net.Sockets;
using ActorProxy.Config.Model;
using ActorProxy.Engine.Listening;
using ActorProxy.Node.Frontends;

namespace ActorProxy.Node.Generations;

/// <summary>Makes the listening sockets of a checked configuration ready: those that are open already, and new ones.</summary>
internal sealed class ListenerPlanner(NodeServices node, ProxyConfiguration configuration)
{
    private readonly Dictionary<BindConfig, ImmutableArray<OpenListener>> _listeners = [];

    /// <summary>Opens what is not open yet. What is wrong goes to <paramref name="errors"/>, new sockets to <paramref name="opened"/>.</summary>
    public void Open(ICollection<string> errors, ICollection<ListeningSocket> opened)
    {
        foreach (var proxy in configuration.Proxies)
        {
            if (proxy.Frontend is not { } frontend || proxy.IsDisabled)
                continue;
            foreach (var bind in frontend.Binds)
            {
                var options = ListenAddresses.OptionsOf(bind, frontend, configuration.Global, node.Gate.Limit);
                var open = ImmutableArray.CreateBuilder<OpenListener>();
                foreach (var address in AddressesOf(proxy, bind, errors))
                    if (Open(proxy, bind, address, options, errors, opened) is { } socket)
                        open.Add(new OpenListener(address, options, socket));
                _listeners[bind] = open.ToImmutable();
            }
        }
    }

    /// <summary>The listeners of a frontend, after <see cref="Open(ICollection{string}, ICollection{ListeningSocket})"/> without errors.</summary>
    public ImmutableArray<FrontendListener> Of(Frontend frontend)
    {
        var listeners = ImmutableArray.CreateBuilder<FrontendListener>();
        foreach (var bind in frontend.Config.Binds)
        {
            foreach (var (address, options, socket) in _listeners[bind])
            {
                var number = listeners.Count + 1;
                var name = bind.Name ?? $"sock-{number}";
                listeners.Add(new FrontendListener(frontend, bind, socket, options, node.Table.Listener(frontend.Name, name), node.Table.ListenerGate(frontend.Name, address.Text), name, bind.Id ?? number));
            }
        }

        return listeners.ToImmutable();
    }

    private ImmutableArray<ListenAddress> AddressesOf(ProxyConfig proxy, BindConfig bind, ICollection<string> errors)
    {
        try
        {
            return [.. ListenAddresses.Of(bind, configuration.Global.UnixBind)];
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            errors.Add($"{bind.Position}: frontend {proxy.Name} can't listen on {string.Join(',', bind.Addresses.Select(static one => one.Text))}: {error.Message}.");
            return [];
        }
    }

    private ListeningSocket? Open(ProxyConfig proxy, BindConfig bind, ListenAddress address, ListenerOptions options, ICollection<string> errors, ICollection<ListeningSocket> opened)
    {
        if (!node.Listeners.TryTake(address, options, out var socket, out var isNew, out var error))
        {
            errors.Add($"{bind.Position}: frontend {proxy.Name} can't listen on {address.Text}: {error}.");
            return null;
        }

        if (isNew)
            opened.Add(socket);
        return socket;
    }

    private sealed record OpenListener(ListenAddress Address, ListenerOptions Options, ListeningSocket Socket);
}
