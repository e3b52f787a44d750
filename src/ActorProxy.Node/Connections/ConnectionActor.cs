using System.Runtime.CompilerServices;
using ActorProxy.Actors;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Rules;
using ActorProxy.Core.StickTables;
using ActorProxy.Engine.ProxyProtocol;
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> ReadProxyHeaderAsync()
    {
        var reader = new ProxyHeaderReader(_client, _loop.Pools.Buffers);
        StartTimer(Session.Listener.Frontend.ClientTimeoutMs, CloseSide.ClientTimeout);
        _client.Handler = this;
        while (true)
        {
            var outcome = reader.Read(Session);
            if (outcome == ProxyHeaderReadOutcome.Complete)
            {
                StopTimer();
                _early = reader.TakeRest();
                return default;
            }

            var reason = outcome == ProxyHeaderReadOutcome.NeedMore ? await _step.Begin() : new CloseReason(outcome == ProxyHeaderReadOutcome.Invalid ? CloseSide.Proxy : CloseSide.Client, _phase);
            if (!reason.IsSet)
                continue;
            StopTimer();
            Session.HeaderError = reader.Error != ProxyHeaderError.None ? reader.Error
                : reason.Side == CloseSide.ClientTimeout ? ProxyHeaderError.TimedOut : ProxyHeaderError.FailedBefore;
            if (reader.TakeRest() is { } rest)
            {
                Session.UnreadBytes = rest.Pending.Length;
                rest.ReturnTo(_loop.Pools.Buffers);
            }

            return reason;
        }
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

    /// <summary>Asks the balancer for a server; the connection's slot there is taken when this returns <c>default</c>.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> PickServerAsync(bool isRedispatch)
    {
        _phase = ClosePhase.Queue;
        _ticket ??= NewTicket();
        var balancer = Session.Backend!.Balancer;
        var answer = _step.Begin();
        balancer.Tell(isRedispatch
            ? new BalancerProtocol.Redispatch(_ticket)
            : new BalancerProtocol.PickServer(_ticket, BalanceKeyOf(Session.Backend)));
        var reason = await answer;
        StopTimer();
        return reason;
    }

    /// <summary>The balancer has no slot now: the queue's timeout runs, and the client may give up.</summary>
    private void WaitingInQueue(ConnectionProtocol.Queued queued)
    {
        if (!_step.IsAwaited)
            return;
        Session.Queued(queued);
        StartTimer(Session.Backend!.QueueTimeoutMs, CloseSide.ServerTimeout);
        _client.Handler = this;
        _client.Watch();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> ConnectAsync()
    {
        var backend = Session.Backend!;
        _phase = ClosePhase.Connect;
        while (true)
        {
            var error = await ConnectOnceAsync(backend).ConfigureAwait(false);
            Observe(error);
            if (error == 0)
            {
                Session.Connected(_loop.Loop.NowMs);
                if (backend.Rules.Response.IsEmpty)
                    StoreSticky(backend);
                if (Session.Listener.Frontend.Log.NeedsSource)
                    Session.Source = _server!.LocalAddress();
                Session.Log(LogMoment.Connected, default, null, _loop.Loop.NowMs, _node);
                return default;
            }

            if (_ordered.IsSet)
                return _ordered;
            if (Session.Retries >= (_rules?.Control.Retries ?? backend.Config.Retries))
                return Session.GaveUp(error);
            var reason = await RetryAsync(backend, error).ConfigureAwait(false);
            if (reason.IsSet)
                return reason;
        }
    }

    /// <summary>Tells the balancer how the attempt ended, where the server's line asks for it (<c>observe layer4</c>).</summary>
    private void Observe(int error)
    {
        if (Session.Server!.Config.Observe == ObserveMode.Layer4 && !_ordered.IsSet)
            Session.Backend!.Balancer.Tell(new BalancerProtocol.ConnectionObserved(Session.Server.State, error == 0));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ConnectOnceAsync(Backend backend)
    {
        var route = Session.Server!;
        backend.Counters.ConnectAttempts.Increment();
        route.Counters.ConnectAttempts.Increment();
        var target = route.Target ?? route.TargetFor(Session.DestinationOf(_client));
        var attempt = ServerConnection.TryCreate(_loop.Loop, target, OptionsFor(route), out var error);
        if (attempt is null)
            return error;
        _client.Handler = this;
        _client.Watch();
        _connecting = attempt;
        error = await attempt.ConnectAsync(target, backend.ConnectTimeoutMs);
        _connecting = null;
        if (error == 0)
            _server = attempt.Socket;
        else
            attempt.Socket.Close();
        return error;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> RetryAsync(Backend backend, int error)
    {
        Session.Retries++;
        var failed = Session.Server!;
        if (!_ticket!.IsForced && RetrySchedule.IsRedispatch(Session.Retries, backend.Config, isWanted: failed.Name == _ticket.Wanted))
        {
            var reason = await PickServerAsync(isRedispatch: true).ConfigureAwait(false);
            _phase = ClosePhase.Connect;
            if (reason.IsSet || Session.Redispatched(failed, backend))
                return reason;
        }

        backend.Counters.Retries.Increment();
        failed.Counters.Retries.Increment();
        failed.Counters.SessionRepeated(_loop.Loop.NowMs);
        // A server that does not answer has cost its timeout already; one that refuses gets a moment to come back.
        if (error == SocketErrors.TimedOut)
            return default;
        var pause = backend.ConnectTimeoutMs > 0 ? Math.Min(RetrySchedule.PauseMs, backend.ConnectTimeoutMs) : RetrySchedule.PauseMs;
        StartTimer(pause, default);
        return await _step.Begin();
    }

    // Not async: most connections are here most of the time, and each pending method would cost them memory.
    private ValueTask<RelayEnd> BeginRelay()
    {
        _phase = ClosePhase.Data;
        var ownBytes = 0;
        if (Session.Server!.Config.SendProxy is { } sendProxy)
            (_early, ownBytes) = ProxyHeaderWriter.Prepend(sendProxy, Session, _client, _early, _loop.Pools.Buffers);
        _relay = new TcpRelay(_client, _server!, Session.Route!.Relay, _loop.Pools);
        _rules?.Control.LimitRelay(_relay);
        if (Session.Backend!.Rules is { Response.IsEmpty: false } rules)
            _relay.Hold(_gate = new ResponseGate(Rules, rules, _loop.Loop, _relay.ToClient));
        var early = _early;
        _early = null;
        return _relay.RunAsync(early, ownBytes);
    }

    private CloseReason ReasonOf(RelayEnd end) => end switch
    {
        RelayEnd.Finished => CloseReason.Normal,
        RelayEnd.ClientFailed => new CloseReason(CloseSide.Client, ClosePhase.Data),
        RelayEnd.ServerFailed => new CloseReason(CloseSide.Server, ClosePhase.Data),
        RelayEnd.ClientTimedOut => new CloseReason(CloseSide.ClientTimeout, ClosePhase.Data),
        RelayEnd.ServerTimedOut => new CloseReason(CloseSide.ServerTimeout, ClosePhase.Data),
        RelayEnd.Refused => RefusedResponse(),
        RelayEnd.Faulted => throw new InvalidOperationException("The relay failed.", _relay!.Fault),
        _ => _ordered,
    };

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
