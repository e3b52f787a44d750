using ActorProxy.Actors;
using ActorProxy.Node.Frontends;

namespace ActorProxy.Node.Generations;

/// <summary>The life of one generation: its frontends begin with it, and it ends with the last of their connections.</summary>
internal sealed class GenerationActor(NodeServices node, Generation generation) : Actor<GenerationProtocol.ICommand>
{
    private readonly List<IActorRef<FrontendProtocol.ICommand>> _frontends = [];
    private readonly Dictionary<string, IActorRef<FrontendProtocol.ICommand>> _byName = new(StringComparer.Ordinal);
    private IActorRef<NodeProtocol.ICommand>? _stopper;
    private int _accepting;

    // Frontends carry connections: a fault in one's own code must not cost them.
    protected override SupervisorStrategy Strategy => new(static _ => Directive.Resume);

    protected override void PreStart()
    {
        foreach (var (frontend, listeners) in generation.Frontends)
        {
            var tuning = generation.Configuration.Global.Tuning;
            var actor = ActorOf(new FrontendActor(node, frontend, listeners, Self, tuning.MaxAccept ?? FrontendActor.DefaultMaxAccept), frontend.Name);
            Watch(actor);
            _frontends.Add(actor);
            _byName.Add(frontend.Name, actor);
        }

        _accepting = _frontends.Count;
    }

    protected override void Receive(GenerationProtocol.ICommand message)
    {
        switch (message)
        {
            case GenerationProtocol.SoftStop stop:
                _stopper = stop.ReplyTo;
                foreach (var frontend in _frontends)
                    frontend.Tell(new FrontendProtocol.SoftStop());
                ReportWhenQuiet();
                break;
            case GenerationProtocol.FrontendStoppedAccepting:
                _accepting--;
                ReportWhenQuiet();
                break;
            case GenerationProtocol.ChangeFrontend change when _byName.TryGetValue(change.Frontend, out var ended) && ended.IsStopped:
                change.Change.Answer.TrySetResult(FrontendActionResult.IsShutDown);
                break;
            case GenerationProtocol.ChangeFrontend change when _byName.TryGetValue(change.Frontend, out var frontend):
                frontend.Tell(change.Change);
                break;
            case GenerationProtocol.ChangeFrontend unknown:
                unknown.Change.Answer.TrySetResult(FrontendActionResult.NoSuchFrontend);
                break;
            case GenerationProtocol.HardStop:
                StopSelf();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void Terminated(IActorRef who)
    {
        _frontends.RemoveAll(frontend => frontend == who);

        // A generation whose frontends were all shut down is still the current one: servers are checked, and a reload brings them back.
        if (_frontends.Count == 0 && _stopper is not null)
            StopSelf();
    }

    private void ReportWhenQuiet()
    {
        if (_accepting > 0 || _stopper is null)
            return;
        _stopper.Tell(new NodeProtocol.StoppedAccepting(generation.Number));
        if (_frontends.Count == 0)
            StopSelf();
    }
}
