using ActorProxy.Actors;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Engine.Relay;

/// <summary>Moves bytes between a client and a server until both are done, one fails, or one is silent for too long.</summary>
/// <remarks>
/// Belongs to one loop's thread. It never closes the sockets: whoever awaits <see cref="RunAsync"/> owns them. While nothing
/// is under way it holds neither buffer nor pipe.
/// </remarks>
public sealed class TcpRelay : LoopTimer, IReadinessHandler
{
    private readonly LoopCompletion<RelayEnd> _end = new();
    private readonly RelaySettings _settings;
    private readonly LoopSocket _client;
    private readonly LoopSocket _server;
    private long _clientActiveMs;
    private long _serverActiveMs;

    public TcpRelay(LoopSocket client, LoopSocket server, RelaySettings settings, RelayPools pools)
    {
        _client = client;
        _server = server;
        _settings = settings;
        Pools = pools;
        ToServer = new RelayDirection(this, client, server, settings.ToServer);
        ToClient = new RelayDirection(this, server, client, settings.ToClient);
        _clientActiveMs = _serverActiveMs = Loop.NowMs;
    }

    public RelayDirection ToServer { get; }

    public RelayDirection ToClient { get; }

    public bool IsEnded { get; private set; }

    /// <summary>When a byte last moved on either side, in the loop's milliseconds.</summary>
    public long LastActivityMs => Math.Max(_clientActiveMs, _serverActiveMs);

    internal EventLoop Loop => _client.Loop;

    internal RelayPools Pools { get; }

    /// <summary>Relays until the end. Call once.</summary>
    /// <param name="early">Bytes for the server that are there already, or null: the relay gives the buffer back.</param>
    /// <param name="ownBytes">How many of them, at the beginning, are this proxy's own and not the client's.</param>
    public ValueTask<RelayEnd> RunAsync(RelayBuffer? early, int ownBytes = 0)
    {
        var end = _end.Begin();
        _client.Handler = this;
        _server.Handler = this;
        if (early is not null)
            ToServer.Preload(early, ownBytes);
        ArmTimer();
        try
        {
            ToClient.AskGate();
            if (IsEnded)
                return end;
            ToServer.OnSourceReady();
            ToClient.OnSourceReady();
        }
#pragma warning disable CA1031 // Whoever awaits the relay gets it, after buffers and pipes are given back.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Failed(fault);
        }

        return end;
    }

    /// <summary>Holds what the server sends back until a gate lets it pass. Before <see cref="RunAsync"/>.</summary>
    public void Hold(IFlowGate gate) => ToClient.Gate = gate;

    /// <summary>Ends the relay now; what is under way is lost.</summary>
    public void Abort() => End(RelayEnd.Aborted);

    /// <summary>What went wrong in the relay itself, after <see cref="RelayEnd.Faulted"/>.</summary>
    public Exception? Fault { get; private set; }

    void IReadinessHandler.OnReady(LoopSocket socket)
    {
        if (IsEnded)
            return;
        try
        {
            SocketReady(socket);
        }
#pragma warning disable CA1031 // A fault costs this connection, never the loop: whoever awaits the relay gets it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Failed(fault);
        }
    }

    /// <summary>Ends the relay after a fault in its own code.</summary>
    internal void Failed(Exception fault)
    {
        Fault = fault;
        End(RelayEnd.Faulted);
    }

    private void SocketReady(LoopSocket socket)
    {
        if (socket == _client)
        {
            ToServer.OnSourceReady();
            ToClient.OnTargetReady();
        }
        else
        {
            ToClient.OnSourceReady();
            ToServer.OnTargetReady();
        }

        // A direction that has ended is not read again, so a later reset of its source would go unseen.
        if (socket.IsFailed && !IsEnded && (socket == _client ? ToServer : ToClient).IsSourceEnded)
            SocketFailed(socket);
    }

    protected override void Expire()
    {
        var (deadline, end) = NextDeadline();
        if (deadline <= Loop.NowMs)
            End(end);
        else
            ArmTimer();
    }

    /// <summary>All that was to pass has passed.</summary>
    internal void CutOff() => End(RelayEnd.Finished);

    internal void Refused() => End(RelayEnd.Refused);

    internal void TouchSource(RelayDirection direction) => Touch(direction == ToServer);

    internal void TouchTarget(RelayDirection direction) => Touch(direction != ToServer);

    internal void SocketFailed(LoopSocket socket) => End(socket == _client ? RelayEnd.ClientFailed : RelayEnd.ServerFailed);

    internal void DirectionDone(RelayDirection direction)
    {
        var other = direction == ToServer ? ToClient : ToServer;
        if (other.IsDone || (other.IsSourceEnded && !other.HasPending))
        {
            // Both are through: closing says to each side what a shutdown would.
            End(RelayEnd.Finished);
            return;
        }

        direction.Target.ShutdownSend();
        ArmTimer();
    }

    private void Touch(bool isClient)
    {
        if (isClient)
            _clientActiveMs = Loop.NowMs;
        else
            _serverActiveMs = Loop.NowMs;
    }

    internal void ArmTimer()
    {
        var (deadline, _) = NextDeadline();
        if (deadline == long.MaxValue && _settings.ShortestMs == 0)
            return;

        // A side that is held up by the other has no deadline now, and gets one without notice: no longer sleep than its limit.
        var wait = deadline - Loop.NowMs;
        Loop.StartTimer(this, _settings.ShortestMs > 0 ? Math.Min(wait, _settings.ShortestMs) : wait);
    }

    /// <summary>When the relay has to end if nothing more happens, and on whose account.</summary>
    private (long DeadlineMs, RelayEnd End) NextDeadline()
    {
        // A bandwidth limit holds the stream up, neither side does.
        if (ToServer.IsPaused || ToClient.IsPaused)
            return (long.MaxValue, RelayEnd.Aborted);
        var isHalfClosed = ToServer.IsSourceEnded || ToClient.IsSourceEnded;
        var client = Deadline(IsExpecting(ToServer, ToClient), _clientActiveMs, isHalfClosed, _settings.ClientTimeoutMs, _settings.ClientFinTimeoutMs);
        var server = Deadline(IsExpecting(ToClient, ToServer), _serverActiveMs, isHalfClosed, _settings.ServerTimeoutMs, _settings.ServerFinTimeoutMs);
        return client <= server ? (client, RelayEnd.ClientTimedOut) : (server, RelayEnd.ServerTimedOut);
    }

    /// <summary>True when something has to come from this side: bytes, unless the other side is not taking them, or room for bytes.</summary>
    private static bool IsExpecting(RelayDirection from, RelayDirection to) => (!from.IsSourceEnded && !from.HasPending) || to.HasPending;

    private long Deadline(bool isExpecting, long activeMs, bool isHalfClosed, long timeoutMs, long finTimeoutMs)
    {
        if (!isExpecting)
            return long.MaxValue;
        var limit = isHalfClosed && finTimeoutMs > 0 ? finTimeoutMs : _settings.TunnelTimeoutMs > 0 ? _settings.TunnelTimeoutMs : timeoutMs;
        return limit > 0 ? activeMs + limit : long.MaxValue;
    }

    private void End(RelayEnd end)
    {
        if (IsEnded)
            return;
        IsEnded = true;
        Loop.CancelTimer(this);
        _client.Handler = null;
        _server.Handler = null;
        ToServer.Release();
        ToClient.Release();
        _end.Complete(end);
    }
}
