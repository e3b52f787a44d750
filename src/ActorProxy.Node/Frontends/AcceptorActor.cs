using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;
using ActorProxy.Node.Admission;
using ActorProxy.Node.Connections;

namespace ActorProxy.Node.Frontends;

/// <summary>Accepts for one frontend of one generation on one loop, and is the parent of the connections there.</summary>
/// <remarks>Same loop as its connections, so that starting, supervising and losing one sends no message between threads.</remarks>
internal sealed class AcceptorActor : Actor<AcceptorProtocol.ICommand>, IAcceptHandler, IGateWaiter
{
    private static readonly TimeSpan PauseWhenExhausted = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a limit that an operator lifts may still hold clients up.</summary>
    private const long LongestPauseMs = 100;

    private readonly NodeServices _node;
    private readonly LoopServices _loop;
    private readonly AcceptorGroup _group;
    private readonly IActorRef<FrontendProtocol.ICommand> _frontend;
    private readonly ImmutableArray<FrontendListener> _configured;
    private readonly int _maxAccept;
    private readonly Dictionary<AcceptSource, FrontendListener> _listeners = [];
    private MessageTimer<AcceptorProtocol.ICommand>? _ratePause;
    private int _connections;
    private bool _isStopping;
    private bool _mayEnd;
    private bool _isPaused;

    public AcceptorActor(NodeServices node, LoopServices loop, AcceptorGroup group, ImmutableArray<FrontendListener> listeners, int maxAccept, IActorRef<FrontendProtocol.ICommand> frontend, bool isPaused)
    {
        _node = node;
        _loop = loop;
        _group = group;
        _frontend = frontend;
        _configured = listeners;
        _maxAccept = maxAccept;
        _isPaused = isPaused;
    }

    // A connection stands for a client's socket, which can't be made again: what fails, ends.
    protected override SupervisorStrategy Strategy => SupervisorStrategy.Stopping;

    public bool MayAccept(AcceptSource source)
    {
        var listener = _listeners[source];
        if (_node.UntilRatesAllowMs(listener.Frontend, _loop.Loop.NowMs) is > 0 and var waitMs)
        {
            PauseFor(waitMs);
            return false;
        }

        if (listener.Enter(_node.Gate) is not { } full)
            return true;
        if (full == _node.Gate)
            _node.Counters.MaxConnReached.Increment();

        // Full, so this loop looks away. Queueing here would hide the overload from the kernel's backlog and from the client.
        if (full == listener.Gate)
            source.Pause();
        else
            PauseAll();
        full.WaitFor(this);
        return false;
    }

    public void OnNothing(AcceptSource source) => _listeners[source].Leave(_node.Gate);

    public void OnAccepted(AcceptSource source, int descriptor, NetworkAddress peer)
    {
        var listener = _listeners[source];
        if (_group.LessLoadedThan(_loop) is { } other)
        {
            _node.PassingOn();
            other.Tell(new AcceptorProtocol.TakeOver(_node, listener, descriptor, peer));
        }
        else
        {
            Begin(listener, descriptor, peer);
        }
    }

    public void OnExhausted(AcceptSource source, int error)
    {
        _node.Events.AcceptExhausted(_listeners[source].Frontend.Name, error);
        PauseAll();
        Schedule(PauseWhenExhausted, AcceptorProtocol.ResumeAccepting.Instance);
    }

    public void OnBroken(AcceptSource source, int error)
    {
        source.Pause();
        _node.Events.ListenerBroken(_listeners[source].Frontend.Name, source.Socket.Address.Text, error);
    }

    public void GateOpened() => Self.Tell(AcceptorProtocol.ResumeAccepting.Instance);

    internal void ConnectionEnded()
    {
        _connections--;
        StopWhenDone();
    }

    /// <summary>Takes the loop's sources over from the acceptor of the generation before: from here on connections are this one's.</summary>
    protected override void PreStart()
    {
        foreach (var listener in _configured)
        {
            var source = _loop.SourceOf(listener.Socket);
            source.Take(this, _maxAccept);
            _listeners.Add(source, listener);
        }

        ResumeAll();
    }

    protected override void PostStop() => LeaveAll();

    protected override void Receive(AcceptorProtocol.ICommand message)
    {
        switch (message)
        {
            case AcceptorProtocol.ResumeAccepting:
                ResumeAll();
                break;
            case AcceptorProtocol.Pause pause:
                _isPaused = true;
                PauseAll();
                pause.Answer.TrySetResult();
                break;
            case AcceptorProtocol.Resume:
                _isPaused = false;
                ResumeAll();
                break;
            case AcceptorProtocol.SoftStop:
                _isStopping = true;
                LeaveAll();
                _frontend.Tell(FrontendProtocol.AcceptorStopped.Instance);
                break;
            case AcceptorProtocol.EndWithLastConnection:
                _mayEnd = true;
                StopWhenDone();
                break;
            case AcceptorProtocol.TakeOver accepted:
                Begin(accepted.Listener, accepted.Descriptor, accepted.Peer);
                _node.PassedOnArrived();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Begin(FrontendListener listener, int descriptor, NetworkAddress peer)
    {
        _connections++;
        var number = _node.NextSessionNumber();
        ActorOf(new ConnectionActor(_node, _loop, this, listener, descriptor, peer, number), new ActorName("connection-", number));
    }

    /// <summary>A limit per second is reached: clients wait in the kernel's backlog, and nobody is refused.</summary>
    private void PauseFor(long milliseconds)
    {
        PauseAll();
        if (_ratePause is not { IsPending: true })
            _ratePause = Schedule(TimeSpan.FromMilliseconds(Math.Min(milliseconds, LongestPauseMs)), AcceptorProtocol.ResumeAccepting.Instance);
    }

    private void ResumeAll()
    {
        if (_isStopping || _isPaused)
            return;
        foreach (var source in _listeners.Keys)
            if (source.Handler == this)
                source.Resume();
    }

    private void PauseAll()
    {
        foreach (var source in _listeners.Keys)
            if (source.Handler == this)
                source.Pause();
    }

    /// <summary>Gives the sources up that no newer generation has taken over.</summary>
    private void LeaveAll()
    {
        foreach (var source in _listeners.Keys)
            if (source.Handler == this)
                _loop.Forget(source);
    }

    private void StopWhenDone()
    {
        if (_mayEnd && _connections == 0)
            StopSelf();
    }
}
