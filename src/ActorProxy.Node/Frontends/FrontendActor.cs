using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Node.Generations;

namespace ActorProxy.Node.Frontends;

/// <summary>One frontend of one generation: an acceptor per loop. It ends with the last of its connections.</summary>
internal sealed class FrontendActor : Actor<FrontendProtocol.ICommand>
{
    /// <summary>Connections accepted per wake-up unless <c>tune.maxaccept</c> says otherwise.</summary>
    public const int DefaultMaxAccept = 4;

    private readonly NodeServices _node;
    private readonly ImmutableArray<FrontendListener> _listeners;
    private readonly IActorRef<GenerationProtocol.ICommand> _generation;
    private readonly int _maxAccept;
    private readonly List<IActorRef<AcceptorProtocol.ICommand>> _acceptors = [];
    private FrontendProtocol.Change? _shutdown;
    private int _accepting;
    private bool _isStopping;

    public FrontendActor(NodeServices node, Frontend frontend, ImmutableArray<FrontendListener> listeners, IActorRef<GenerationProtocol.ICommand> generation, int maxAccept)
    {
        _node = node;
        _listeners = listeners;
        _generation = generation;
        _maxAccept = maxAccept;
        Frontend = frontend;
    }

    public Frontend Frontend { get; }

    // An acceptor is the parent of connections: a fault while accepting must not cost those that exist.
    protected override SupervisorStrategy Strategy => new(static _ => Directive.Resume);

    protected override void PreStart()
    {
        var group = new AcceptorGroup(_node.Loops.Length);
        if (Frontend.State.IsPaused)
            Suspend();
        foreach (var loop in _node.Loops)
        {
            var acceptor = ActorOf(new AcceptorActor(_node, loop, group, _listeners, _maxAccept, Self, Frontend.State.IsPaused), new ActorName("loop-", loop.Loop.Index), Placement.On(loop.Loop));
            group.Add(loop, acceptor);
            Watch(acceptor);
            _acceptors.Add(acceptor);
        }

        _accepting = _acceptors.Count;
    }

    protected override void Receive(FrontendProtocol.ICommand message)
    {
        switch (message)
        {
            case FrontendProtocol.SoftStop:
                StopAccepting();
                break;
            case FrontendProtocol.AcceptorStopped:
                if (--_accepting > 0)
                    break;
                foreach (var acceptor in _acceptors)
                    acceptor.Tell(new AcceptorProtocol.EndWithLastConnection());
                _generation.Tell(GenerationProtocol.FrontendStoppedAccepting.Instance);
                _shutdown?.Node.Tell(new NodeProtocol.FrontendShutDown(_listeners, _shutdown.Answer));
                break;
            case FrontendProtocol.Change change when Frontend.IsShutDown || _isStopping:
                change.Answer.TrySetResult(FrontendActionResult.IsShutDown);
                break;
            case FrontendProtocol.Change { Action: FrontendAction.ShutDown } shutdown:
                Frontend.IsShutDown = true;
                _shutdown = shutdown;
                StopAccepting();
                break;
            case FrontendProtocol.Change change when Frontend.State.IsPaused == (change.Action == FrontendAction.Pause):
                change.Answer.TrySetResult(FrontendActionResult.Unchanged);
                break;
            case FrontendProtocol.Change { Action: FrontendAction.Pause } pause:
                AwaitBeforeNext(PauseAsync(pause));
                break;
            case FrontendProtocol.Change resume:
                resume.Answer.TrySetResult(Resume() ? FrontendActionResult.Done : FrontendActionResult.Failed);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void StopAccepting()
    {
        if (_isStopping)
            return;
        _isStopping = true;
        foreach (var acceptor in _acceptors)
            acceptor.Tell(new AcceptorProtocol.SoftStop());
    }

    private async Task PauseAsync(FrontendProtocol.Change pause)
    {
        Frontend.State.IsPaused = true;
        var answers = new List<Task>();
        foreach (var acceptor in _acceptors)
        {
            var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            acceptor.Tell(new AcceptorProtocol.Pause(answer));
            answers.Add(answer.Task);
        }

        // Suspended before every loop looks away, the socket would report its hang-up for ever.
        await Task.WhenAll(answers);
        Suspend();
        pause.Answer.TrySetResult(FrontendActionResult.Done);
    }

    private void Suspend()
    {
        foreach (var listener in _listeners)
            listener.Socket.Suspend();
    }

    private bool Resume()
    {
        Frontend.State.IsPaused = false;
        var isComplete = true;
        foreach (var listener in _listeners)
        {
            var error = listener.Socket.Resume();
            if (error == 0)
                continue;
            isComplete = false;
            _node.Events.ListenerBroken(Frontend.Name, listener.Socket.Address.Text, error);
        }

        foreach (var acceptor in _acceptors)
            acceptor.Tell(AcceptorProtocol.Resume.Instance);
        return isComplete;
    }

    protected override void Terminated(IActorRef who)
    {
        _acceptors.RemoveAll(acceptor => acceptor == who);
        if (_acceptors.Count == 0)
            StopSelf();
    }
}
