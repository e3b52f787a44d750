namespace ActorProxy.Actors;

/// <summary>What follows an <c>await</c>, on its way back to where it was awaited.</summary>
internal sealed class PostedCallback(SendOrPostCallback callback, object? state) : ILoopWork
{
    public void Run() => callback(state);
}
