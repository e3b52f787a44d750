namespace ActorProxy.Actors;

/// <summary>Something that a loop's thread shall do once.</summary>
public interface ILoopWork
{
    /// <summary>Called on the loop's thread. What it throws ends the process: it must not throw.</summary>
    void Run();
}
