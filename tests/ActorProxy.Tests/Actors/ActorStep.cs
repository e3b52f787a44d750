using ActorProxy.TestKit;

namespace ActorProxy.Tests.Actors;

/// <summary>A message that carries what the actor shall do, and lets the sender wait until it is done.</summary>
internal sealed class ActorStep(Action<ScriptedActor> what)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task.WaitAsync(Deadlines.Step);

    /// <summary>Runs the step; what it throws is the actor's failure.</summary>
    public void CarryOut(ScriptedActor actor)
    {
        try
        {
            what(actor);
        }
        finally
        {
            _done.TrySetResult();
        }
    }
}
