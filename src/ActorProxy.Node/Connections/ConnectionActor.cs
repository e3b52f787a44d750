using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Rules;
using ActorProxy.Core.StickTables;
using ActorProxy.Engine.Relay;
using ActorProxy.Engine.Sockets;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Samples;

namespace ActorProxy.Node.Connections;

/// <summary>One client connection, from the accept to the last byte.</summary>
/// <remarks>
/// Owns both sockets and the slot at the server. Its life is <see cref="ServeAsync"/>, read from top to bottom; every ending
/// is one <see cref="CloseReason"/>. Pinned to the loop that accepted it, never restarted.
/// </remarks>
internal sealed partial class ConnectionActor : Actor<ConnectionProtocol.IMessage>, IReadinessHandler
{
    private readonly NodeServices _node;
    private readonly LoopServices _loop;
    private readonly AcceptorActor _acceptor;
    private readonly LoopSocket _client;
    private readonly LoopCompletion<CloseReason> _step = new();
    private PhaseTimer? _timer;
    private ClosePhase _phase = ClosePhase.Request;
    private CloseSide _timeoutSide;
    private CloseReason _ordered;
    private StreamTicket? _ticket;
    private ServerConnection? _connecting;
    private LoopSocket? _server;
    private TcpRelay? _relay;
    private RelayBuffer? _early;
    private ConnectionSampleContext? _samples;
    private ConnectionRules? _rules;
    private ResponseGate? _gate;
    private StickyKeys? _sticky;
    private CloseReason _end;
    private bool _failed;
    private bool _isFinished;

    public ConnectionActor(NodeServices node, LoopServices loop, AcceptorActor acceptor, FrontendListener listener, int descriptor, NetworkAddress peer, long number)
    {
        _node = node;
        _loop = loop;
        _acceptor = acceptor;
        _client = new LoopSocket(loop.Loop, descriptor);
        Session = new SessionState(this, listener, peer, number, loop.Loop.NowMs);
    }

    /// <summary>What is known about the session, for the log and the runtime API.</summary>
    public SessionState Session { get; }

    public ConnectionActor? NextOnLoop { get; set; }

    public ConnectionActor? PreviousOnLoop { get; set; }

    internal TcpRelay? Relay => _relay;

    internal NodeServices Node => _node;

    internal LoopServices Services => _loop;

    internal LoopSocket ClientSocket => _client;

    /// <summary>Null until the server's connection stands.</summary>
    internal LoopSocket? ServerSocket => _server;

    /// <summary>Why it ended; unset while it has not.</summary>
    internal CloseReason EndReason => _end;

    internal long NowMs => _loop.Loop.NowMs;

    /// <summary>What expressions can look at; asking for it makes it, so a connection without expressions has none.</summary>
    internal ConnectionSampleContext Samples => _samples ??= new ConnectionSampleContext(this);

    /// <summary>The entries of stick tables that it is counted in; null while there are none.</summary>
    internal TrackedCounters? Tracked => _samples?.Tracked;

    internal ClosePhase Phase => _phase;

    internal IActorRef<ConnectionProtocol.IMessage> Reference => Self;

    /// <summary>What the session is at; only on its loop.</summary>
    internal SessionSnapshot Snapshot(DateTimeOffset now)
    {
        var age = _loop.Loop.NowMs - Session.AcceptedMs;
        var server = Session.Server;
        return new SessionSnapshot
        {
            Number = Session.Number,
            AcceptedAt = now - TimeSpan.FromMilliseconds(age),
            AgeMs = age,
            Generation = Session.Listener.Frontend.Generation,
            Loop = _loop.Loop.Index,
            Client = Session.Client,
            Frontend = Session.Listener.Frontend.Name,
            FrontendId = Session.Listener.Frontend.Proxy.Id,
            Listener = Session.Listener.Name,
            ListenerId = Session.Listener.Id,
            ListenerAddress = Session.Listener.Socket.Local,
            Backend = Session.Backend?.Name,
            BackendId = Session.Backend?.Proxy.Id ?? 0,
            Server = server?.Name,
            ServerId = server?.Config.Id ?? 0,
            ServerAddress = server?.Address ?? default,
            Phase = _phase,
            Retries = Session.Retries,
            BytesUploaded = _relay?.ToServer.Bytes ?? 0,
            BytesDownloaded = _relay?.ToClient.Bytes ?? 0,
            HasPendingUpload = _relay?.ToServer.HasPending ?? false,
            HasPendingDownload = _relay?.ToClient.HasPending ?? false,
            IsClientDone = _relay?.ToServer.IsSourceEnded ?? false,
            IsServerDone = _relay?.ToClient.IsSourceEnded ?? false,
            IdleMs = _relay is null ? null : _loop.Loop.NowMs - _relay.LastActivityMs,
            ClientDescriptor = _client.Descriptor,
            ServerDescriptor = _server?.Descriptor ?? -1,
        };
    }

    void IReadinessHandler.OnReady(LoopSocket socket)
    {
        // Before the relay, only the client's giving up matters; its bytes stay in the kernel.
        if (socket.IsFailed || (socket.IsPeerClosed && Session.Backend is { Config.AbortOnClose: true }))
            Interrupt(new CloseReason(CloseSide.Client, _phase));
        else if (_phase == ClosePhase.Request)
            _step.Complete(default);
    }

    internal void PhaseTimedOut() => _step.Complete(new CloseReason(_timeoutSide, _phase));

    protected override void PreStart()
    {
        _loop.ConnectionAdded(this);
        var now = _loop.Loop.NowMs;
        _node.Counters.ConnectionAccepted(now);
        Session.Listener.Frontend.ConnectionBegan();
        Session.Listener.Frontend.Counters.ConnectionAccepted(now);
        Session.Listener.Counters.ConnectionAccepted();
        _ = ServeAsync();
    }

    protected override void PostStop()
    {
        var reason = _ordered.IsSet ? _ordered : new CloseReason(_failed ? CloseSide.Internal : CloseSide.Killed, _phase);

        // What is waited for ends first, so that the relay and the header's reader give their buffers and pipes back.
        if (!_failed)
            Interrupt(reason);
        _relay?.Abort();
        if (!_isFinished)
            Finish(reason);
    }

    protected override void Receive(ConnectionProtocol.IMessage message)
    {
        switch (message)
        {
            case ConnectionProtocol.Picked picked when _step.IsAwaited:
                Session.Assigned(picked, _loop.Loop.NowMs);
                _step.Complete(default);
                break;
            case ConnectionProtocol.Queued queued:
                WaitingInQueue(queued);
                break;
            case ConnectionProtocol.Refused refused when _step.IsAwaited:
                Session.Refused(refused);
                _step.Complete(new CloseReason(CloseSide.Server, refused.Reason == Refusal.QueueFull ? ClosePhase.Queue : ClosePhase.Connect));
                break;
            case ConnectionProtocol.Claimed claimed:
                OwnerAnswered(claimed);
                break;
            case ConnectionProtocol.Close close:
                // Ended by decision while data flows, nothing of that phase went wrong: HAProxy logs K-, D- and U- then.
                Interrupt(new CloseReason(close.Side, _phase == ClosePhase.Data ? ClosePhase.None : _phase));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    // Pooled tasks would post to the loop's mailbox what follows them; with ConfigureAwait(false) it runs at once, on this same loop.
    // It ends the actor itself: StopAfter would keep three more objects for each connection.
    private async Task ServeAsync()
    {
        try
        {
            var frontend = Session.Listener.Frontend;
            var reason = frontend.Rules.Connection.IsEmpty ? default : ConnectionAllowed(frontend);
            if (!reason.IsSet && (Session.Listener.Bind.AcceptProxy || _rules is { Control.ExpectsProxyHeader: true }))
                reason = await ReadProxyHeaderAsync().ConfigureAwait(false);
            if (!reason.IsSet && !frontend.Rules.Session.IsEmpty)
                reason = SessionAllowed(frontend);
            if (!reason.IsSet)
            {
                SessionBegins();
                if (frontend.HasStreamRules)
                    reason = await ChooseBackendAsync(frontend).ConfigureAwait(false);
                else
                    BackendChosen(frontend.Route);
            }

            if (!reason.IsSet)
                reason = Session.Route is null ? new CloseReason(CloseSide.Server, ClosePhase.Connect) : await PickServerAsync(isRedispatch: false).ConfigureAwait(false);

            if (!reason.IsSet && _sticky is not null)
                reason = await AgreeOnServerAsync(_sticky).ConfigureAwait(false);
            if (!reason.IsSet)
                reason = await ConnectAsync().ConfigureAwait(false);
            if (!reason.IsSet)
                reason = ReasonOf(await BeginRelay());
            Finish(reason);
        }
#pragma warning disable CA1031 // Supervision gets it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _failed = true;
            EndWork(error);
            return;
        }

        EndWork();
    }

    private void SessionBegins()
    {
        var now = _loop.Loop.NowMs;
        Session.Begun(now);
        _samples?.Tracked?.SessionBegan(now);
        if (Session.Listener.Frontend.Log.NeedsDestination)
            Session.DestinationOf(_client);
        _node.Counters.SessionStarted(now);
        Session.Listener.Frontend.Counters.SessionStarted(now);
        Session.Listener.Counters.SessionStarted();
    }

    /// <summary>Ends whatever is waited for, with this reason.</summary>
    private void Interrupt(CloseReason reason)
    {
        if (_ordered.IsSet || _isFinished)
            return;
        _ordered = reason;
        _connecting?.Abort();
        _relay?.Abort();
        _step.Complete(reason);
    }

    private void Finish(CloseReason reason)
    {
        if (_isFinished)
            return;
        _isFinished = true;
        _end = reason;
        StopTimer();
        _gate?.Stop();
        if (_relay is null)
            Session.UnreadBytes += (_early?.Pending.Length ?? 0) + _client.Discard(_loop.Pools.Buffers.BufferSizeBytes);
        else if (_gate is not null)
            _client.Discard(_loop.Pools.Buffers.BufferSizeBytes);
        _early?.ReturnTo(_loop.Pools.Buffers);
        _early = null;
        if (Session.Listener.Frontend.Config.NoLinger)
            _client.ResetOnClose();
        if (Session.Backend is { Config.NoLinger: true } || _gate is { Verdict: RuleVerdict.Close })
            _server?.ResetOnClose();

        // A log-format may ask for what the kernel tells only while the sockets are open.
        if (Session.Listener.Frontend.Log.NeedsSamples)
            _ = Samples;
        _samples?.Closing();

        // Close the sockets, then give the slot back: the other way round the next stream could exceed the server's maxconn.
        _client.Close();
        _server?.Close();
        _connecting?.Socket.Close();
        if (_ticket is not null)
            Session.Backend!.Balancer.Tell(new BalancerProtocol.Release(_ticket));
        Session.Ended(reason, _relay, _loop.Loop.NowMs, _node);
        _samples?.Tracked?.Ended(_loop.Loop.NowMs);
        _loop.ConnectionRemoved(this);
        _acceptor.ConnectionEnded();
    }

    private void StartTimer(long timeoutMs, CloseSide side)
    {
        _timeoutSide = side;
        if (timeoutMs > 0)
            _loop.Loop.StartTimer(_timer ??= new PhaseTimer(this), timeoutMs);
    }

    private void StopTimer()
    {
        if (_timer is not null)
            _loop.Loop.CancelTimer(_timer);
    }
}
