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
    private int _accepting;

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
        foreach (var loop in _node.Loops)
        {
            var acceptor = ActorOf(new AcceptorActor(_node, loop, group, _listeners, _maxAccept, Self), new ActorName("loop-", loop.Loop.Index), Placement.On(loop.Loop));
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
                foreach (var acceptor in _acceptors)
                    acceptor.Tell(new AcceptorProtocol.SoftStop());
                break;
            case FrontendProtocol.AcceptorStopped:
                if (--_accepting == 0)
                    _generation.Tell(GenerationProtocol.FrontendStoppedAccepting.Instance);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void Terminated(IActorRef who)
    {
        _acceptors.RemoveAll(acceptor => acceptor == who);
        if (_acceptors.Count == 0)
            StopSelf();
    }
}
