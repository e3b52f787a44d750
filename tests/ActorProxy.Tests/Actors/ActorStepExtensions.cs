using ActorProxy.Actors;

namespace ActorProxy.Tests.Actors;

/// <summary>Lets a test run code as a <see cref="ScriptedActor"/>.</summary>
internal static class ActorStepExtensions
{
    /// <summary>Has the actor carry out <paramref name="what"/>; the task ends when it has.</summary>
    public static Task DoAsync(this IActorRef<object> actor, Action<ScriptedActor> what)
    {
        var step = new ActorStep(what);
        actor.Tell(step);
        return step.Done;
    }

    /// <summary>Has the actor work out a value.</summary>
    public static async Task<T> GetAsync<T>(this IActorRef<object> actor, Func<ScriptedActor, T> what)
    {
        T result = default!;
        await actor.DoAsync(self => result = what(self));
        return result;
    }

    /// <summary>Ends when the actor has handled all that this caller told it before.</summary>
    public static Task SettledAsync(this IActorRef<object> actor) => actor.DoAsync(static _ => { });
}
