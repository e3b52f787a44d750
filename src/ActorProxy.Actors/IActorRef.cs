namespace ActorProxy.Actors;

/// <summary>The address of an actor, whatever it understands: enough to watch it, stop it or name it in a log.</summary>
public interface IActorRef
{
    /// <summary>Where the actor stands in its tree, as in <c>/node/backends/app</c>.</summary>
    string Path { get; }

    /// <summary>True once the actor has stopped for good. Read from any thread; a false answer may be old.</summary>
    bool IsStopped { get; }
}
