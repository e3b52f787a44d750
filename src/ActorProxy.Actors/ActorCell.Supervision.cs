namespace ActorProxy.Actors;

/// <content>What a cell does as a parent.</content>
public abstract partial class ActorCell
{
    // Kept at the child, counted by the parent in its own execution.
    private RestartRecord? _restarts;

    private protected abstract SupervisorStrategy Strategy { get; }

    private protected abstract bool CanRestart { get; }

    private void Adopt(ActorCell child)
    {
        StartChild(child);
        System.EndAdoption();
    }

    private void Supervise(ActorCell child, Exception error)
    {
        Directive decision;
        Exception? ownError = null;
        try
        {
            decision = Decide(child, error);
        }
#pragma warning disable CA1031 // The strategy is actor code too: its error is this actor's failure, and the child can't go on undecided.
        catch (Exception undecided)
#pragma warning restore CA1031
        {
            decision = Directive.Stop;
            ownError = undecided;
        }

        System.Report(new ActorFailure(child.Path, error, decision));
        switch (decision)
        {
            case Directive.Restart:
                child.Send(Signal.Restart);
                break;
            case Directive.Resume:
                child.Send(Signal.Resume);
                break;
            case Directive.Escalate:
                child.RequestStop();
                ownError = error;
                break;
            default:
                child.RequestStop();
                break;
        }

        if (ownError is not null)
            Fail(ownError);
    }

    private Directive Decide(ActorCell child, Exception error)
    {
        var strategy = Strategy;
        var decision = strategy.Decide(error);
        return decision == Directive.Restart && !(child.CanRestart && MayRestart(child, strategy)) ? Directive.Stop : decision;
    }

    private static bool MayRestart(ActorCell child, SupervisorStrategy strategy)
    {
        child._restarts ??= new RestartRecord();
        return child._restarts.TryCount(EventLoop.ClockMs, strategy.MaxRestarts, strategy.Window);
    }
}
