using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.Engine.Relay;
using ActorProxy.Engine.Sockets;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Servers;

namespace ActorProxy.Node.Connections;

/// <summary>What is known about one client's session: addresses, times, the server, and what to count and log.</summary>
/// <remarks>Owned by its <see cref="ConnectionActor"/>. Times are milliseconds of the loop's clock; -1 is "not reached".</remarks>
internal sealed class SessionState(ConnectionActor connection, FrontendListener listener, NetworkAddress client, long number, long acceptedMs)
{
    private long _beganMs = acceptedMs;
    private long _pickedMs = -1;
    private long _connectedMs = -1;
    private int _serverQueuePosition;
    private int _backendQueuePosition;
    private QueuePlace _place;
    private bool _waitsForOneServer;
    private long _countedUpload;
    private long _countedDownload;
    private bool _isBegun;
    private bool _isLogged;
    private bool _isRedispatched;
    private NetworkAddress _destination;

    public FrontendListener Listener { get; } = listener;

    public long Number { get; } = number;

    public long AcceptedMs { get; } = acceptedMs;

    /// <summary>Where the client connects from; a PROXY header replaces it.</summary>
    public NetworkAddress Client { get; set; } = client;

    public FrontendRoute? Route { get; set; }

    public Backend? Backend => Route?.Backend;

    public ServerRoute? Server { get; private set; }

    public int Retries { get; set; }

    /// <summary>The own address of the connection to the server, once it stands and somebody asked.</summary>
    public NetworkAddress Source { get; set; }

    /// <summary>The session has begun: the connection's handshakes are done.</summary>
    public bool IsBegun => _isBegun;

    public bool IsRedispatched => _isRedispatched;

    /// <summary>Milliseconds that the connection's handshakes took; grows while they last.</summary>
    public long HandshakeMs => _beganMs - AcceptedMs;

    public int ServerQueuePosition => _serverQueuePosition + (_waitsForOneServer ? _place.Position : 0);

    public int BackendQueuePosition => _backendQueuePosition + (_waitsForOneServer ? 0 : _place.Position);

    /// <summary>A PROXY header was received.</summary>
    public bool HasProxyHeader { get; set; }

    /// <summary>The extra fields of the PROXY header as they came; null for none.</summary>
    public byte[]? ProxyTlvs { get; set; }

    /// <summary>Why no session began, where a PROXY header was due.</summary>
    public ProxyHeaderError HeaderError { get; set; }

    /// <summary>A rule refused it before it was a session: nothing is logged about it.</summary>
    public bool IsRefusedUnheard { get; set; }

    /// <summary>What the client sent to a session that ended before its bytes were passed on.</summary>
    public long UnreadBytes { get; set; }

    /// <summary>Where the client connected to, as a PROXY header said.</summary>
    public void SetDestination(NetworkAddress destination) => _destination = destination;

    /// <summary>Where the client connected to; asks the kernel only where the listener's own address does not tell.</summary>
    public NetworkAddress DestinationOf(LoopSocket socket)
    {
        if (_destination.Family == AddressFamilyKind.None && socket.IsOpen)
            _destination = socket.LocalAddress();
        return _destination;
    }

    public StreamTimes Times(long nowMs) => new(HandshakeMs, QueueMs(nowMs), ConnectMs, nowMs - AcceptedMs);

    public void Begun(long nowMs)
    {
        _isBegun = true;
        _beganMs = nowMs;
    }

    /// <summary>There is no slot now: the session waits for one.</summary>
    public void Queued(ConnectionProtocol.Queued queued)
    {
        Waited(_place.Position);
        _place = queued.Place;
        _waitsForOneServer = queued.ForServer is not null;
        Server = queued.ForServer;
    }

    /// <summary>There is no server, or the only one that it may have has a full queue.</summary>
    public void Refused(ConnectionProtocol.Refused refused)
    {
        Waited(_place.Position);
        _place = default;
        Server = refused.Server;
    }

    public void Assigned(ConnectionProtocol.Picked picked, long nowMs)
    {
        Server = picked.Route;
        _place = default;
        _pickedMs = nowMs;
        Waited(picked.QueuePosition);
    }

    public void Connected(long nowMs)
    {
        _connectedMs = nowMs;
        Server!.Counters.Connections.Enter();
    }

    /// <summary>A redispatch picked a server: says whether it is another one than failed.</summary>
    public bool Redispatched(ServerRoute failed, Backend backend)
    {
        if (failed.State == Server!.State)
            return false;
        _isRedispatched = true;
        backend.Counters.Redispatches.Increment();
        return true;
    }

    /// <summary>All attempts to connect failed, the last with this errno.</summary>
    public CloseReason GaveUp(int error)
    {
        Backend!.Counters.ConnectionErrors.Increment();
        Server!.Counters.ConnectionErrors.Increment();
        return SocketErrors.IsOwnShortage(error)
            ? new CloseReason(CloseSide.Resource, ClosePhase.Connect)
            : new CloseReason(error == SocketErrors.TimedOut ? CloseSide.ServerTimeout : CloseSide.Server, ClosePhase.Connect);
    }

    /// <summary>Counts and logs the session's end. The sockets are closed and the slot is given back.</summary>
    public void Ended(CloseReason reason, TcpRelay? relay, long nowMs, NodeServices node)
    {
        var uploaded = relay?.ToServer.Bytes ?? (_isBegun ? UnreadBytes : 0);
        var downloaded = relay?.ToClient.Bytes ?? 0;
        var frontend = Listener.Frontend;
        CountBytes(uploaded, downloaded);
        if (_connectedMs >= 0)
            Server!.Counters.Connections.Leave();
        if (Backend is { } backend)
        {
            backend.Counters.SessionEnded();
            CountServerSide(backend.Counters, reason, nowMs);
        }

        Log(LogMoment.Ended, reason, relay, nowMs, node);
        if (_isBegun)
            node.Counters.StreamEnded();
        frontend.Counters.ConnectionClosed();
        Listener.Counters.ConnectionClosed();
        node.Counters.ConnectionClosed();
        frontend.ConnectionEnded();
        Listener.Leave(node.Gate);
    }

    /// <summary>Counts what has been moved since the last time; at the session's end, and with <c>option contstats</c> while it runs.</summary>
    public void CountBytes(long uploaded, long downloaded)
    {
        var (up, down) = (uploaded - _countedUpload, downloaded - _countedDownload);
        (_countedUpload, _countedDownload) = (uploaded, downloaded);
        var frontend = Listener.Frontend.Counters;
        frontend.BytesIn.Add(up);
        frontend.BytesOut.Add(down);
        Listener.Counters.BytesIn.Add(up);
        Listener.Counters.BytesOut.Add(down);
        Backend?.Counters.BytesIn.Add(up);
        Backend?.Counters.BytesOut.Add(down);
        Server?.Counters.BytesIn.Add(up);
        Server?.Counters.BytesOut.Add(down);
        connection.Tracked?.Transferred(up, down, connection.NowMs);
    }

    /// <summary>Writes the session's line if this is its moment.</summary>
    public void Log(LogMoment moment, CloseReason reason, TcpRelay? relay, long nowMs, NodeServices node)
    {
        var log = Listener.Frontend.Log;
        if (_isLogged || !log.IsEnabled || moment < log.Moment)
            return;
        var record = Record(reason, relay, nowMs, node);
        connection.Complete(ref record);
        if (_isBegun)
            _isLogged = log.LogSession(record, moment);
        else if (moment == LogMoment.Ended && !IsRefusedUnheard)
            log.LogConnectionError(record, Listener.Bind.Name ?? $"{Listener.Id}", HeaderError.Phrase());
    }

    /// <summary>What the session's line would say at this moment.</summary>
    internal SessionLogRecord Record(CloseReason reason, TcpRelay? relay, long nowMs, NodeServices node) => new()
    {
        SessionNumber = Number,
        AcceptedUnixMs = node.Clock.GetUtcNow().ToUnixTimeMilliseconds() - (nowMs - AcceptedMs),
        Client = Client.Family == AddressFamilyKind.Unix ? Client.WithPort(Listener.Id) : Client,
        Frontend = _destination.Family == AddressFamilyKind.Unix ? _destination.WithPort(Listener.Id) : _destination,
        FrontendName = Listener.Frontend.Name,
        BackendName = Backend?.Name,
        ServerName = Server?.Name,
        Server = Server?.Address ?? default,
        Source = Source,
        HandshakeMs = HandshakeMs,
        QueueMs = QueueMs(nowMs),
        ConnectMs = ConnectMs,
        TotalMs = nowMs - AcceptedMs,
        BytesUploaded = relay?.ToServer.Bytes ?? UnreadBytes,
        BytesRead = relay?.ToClient.Bytes ?? 0,
        Reason = reason,
        ProcessConnections = node.Counters.Connections.Current,
        FrontendConnections = Listener.Frontend.Counters.Sessions.Current,
        BackendConnections = Backend?.Counters.Sessions.Current ?? 0,
        ServerConnections = Server?.Counters.Sessions.Current ?? 0,
        Retries = Retries,
        IsRedispatched = _isRedispatched,
        ServerQueuePosition = ServerQueuePosition,
        BackendQueuePosition = BackendQueuePosition,
    };

    private long ConnectMs => _connectedMs < 0 ? -1 : _connectedMs - _pickedMs;

    private long QueueMs(long nowMs) => _pickedMs >= 0 ? _pickedMs - _beganMs : _place.Queue is not null ? nowMs - _beganMs : -1;

    /// <summary>A response rule refused what the server sent.</summary>
    public void ResponseDenied()
    {
        Listener.Frontend.Counters.DeniedResponses.Increment();
        Listener.Counters.DeniedResponses.Increment();
        Backend!.Counters.DeniedResponses.Increment();
        Server!.Counters.DeniedResponses.Increment();
    }

    private void Waited(int position)
    {
        if (_waitsForOneServer)
            _serverQueuePosition += position;
        else
            _backendQueuePosition += position;
    }

    private void CountServerSide(BackendCounters backend, CloseReason reason, long nowMs)
    {
        var server = Server?.Counters;
        switch (reason)
        {
            case { Side: CloseSide.Client or CloseSide.ClientTimeout }:
                backend.ClientAborts.Increment();
                server?.ClientAborts.Increment();
                break;
            case { Side: CloseSide.Server or CloseSide.ServerTimeout, Phase: ClosePhase.Data }:
                backend.ServerAborts.Increment();
                server?.ServerAborts.Increment();
                if (reason.Side == CloseSide.Server)
                {
                    backend.ResponseErrors.Increment();
                    server?.ResponseErrors.Increment();
                }

                break;
            case { Side: CloseSide.Server or CloseSide.ServerTimeout, Phase: ClosePhase.Queue }:
            case { Side: CloseSide.Server } when server is null:
                backend.ConnectionErrors.Increment();
                server?.ConnectionErrors.Increment();
                break;
        }

        if (_connectedMs < 0 || server is null)
            return;
        var times = new SessionTimes(_pickedMs - _beganMs, _connectedMs - _pickedMs, 0, nowMs - AcceptedMs);
        backend.AddTimes(times);
        server.AddTimes(times);
    }
}
