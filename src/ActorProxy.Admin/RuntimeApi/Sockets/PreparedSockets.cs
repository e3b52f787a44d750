using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Engine.Listening;
using ActorProxy.Node;
using ActorProxy.Node.Generations;

namespace ActorProxy.Admin.RuntimeApi.Sockets;

/// <summary>The sockets of one configuration's runtime API, open, before anybody is served there.</summary>
public sealed class PreparedSockets
{
    private const int DefaultBacklog = 1024;

    private readonly ListenerTable _listeners;
    private readonly List<ListeningSocket> _opened = [];
    private readonly List<ApiSocket> _sockets = [];
    private readonly List<string> _errors = [];

    private PreparedSockets(ListenerTable listeners, StatsSocketsConfig config)
    {
        _listeners = listeners;
        SessionTimeout = config.Timeout;
        MaxSessions = config.MaxConn;
    }

    public ImmutableArray<ApiSocket> Sockets => [.. _sockets];

    /// <summary>What could not be opened, for the operator; then what was opened is closed again.</summary>
    public ImmutableArray<string> Errors => [.. _errors];

    public TimeSpan SessionTimeout { get; }

    public int MaxSessions { get; }

    /// <summary>Closes what was opened: the configuration is not accepted.</summary>
    public void Undo()
    {
        foreach (var socket in _opened)
            _listeners.Close(socket, keepFile: false);
        _opened.Clear();
        _sockets.Clear();
    }

    /// <summary>The configuration is accepted: sockets that were open before get the options that have changed.</summary>
    public void Apply(NodeEvents events)
    {
        foreach (var socket in _sockets)
            if (socket.Socket.Apply(socket.Options) is { } refused)
                events.ListenerOptionRefused("runtime API", socket.Socket.Address.Text, refused);
    }

    internal static PreparedSockets Open(ListenerTable listeners, GlobalConfig global, BindConfig? master)
    {
        var prepared = new PreparedSockets(listeners, global.Stats);
        foreach (var bind in global.Stats.Sockets)
            prepared.Open(bind, isMaster: false);
        if (master is not null)
            prepared.Open(master, isMaster: true);
        if (prepared._errors.Count > 0)
            prepared.Undo();
        return prepared;
    }

    private void Open(BindConfig bind, bool isMaster)
    {
        var options = OptionsOf(bind);

        // The prefix of unix-bind is for the proxies' sockets alone.
        foreach (var address in ListenAddresses.Of(bind, new UnixBindConfig()))
        {
            if (_listeners.TryTake(address, options, out var socket, out var isNew, out var error))
                _sockets.Add(new ApiSocket(bind, socket, options, isMaster));
            else
                _errors.Add($"{bind.Position}: the {(isMaster ? "master" : "stats")} socket can't listen on {address.Text}: {error}.");
            if (socket is not null && isNew)
                _opened.Add(socket);
        }
    }

    private static ListenerOptions OptionsOf(BindConfig bind) => new()
    {
        Backlog = bind.Backlog ?? DefaultBacklog,
        Interface = bind.Interface,
        IsTransparent = bind.Transparent,
        V6Only = bind.V6Only ? true : bind.V4V6 ? false : null,
        Mss = bind.Mss,
        UserTimeout = bind.TcpUserTimeout,
        FastOpen = bind.FastOpen,
        DeferAccept = bind.DeferAccept,
        Permissions = bind.Permissions,
    };
}
