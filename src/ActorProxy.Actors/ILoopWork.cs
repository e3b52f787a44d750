namespace ActorProxy.Actors;

/// <summary>Something that a loop's thread shall do once.</summary>
public interface ILoopWork
{
    /// <summary>Called on the loop's thread. It must not throw: what it throws is reported as a failure of the loop.</summary>
    void Run();
}
