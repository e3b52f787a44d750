using ActorProxy.Actors;

namespace ActorProxy.Node.Peers;

/// <summary>Calls somebody on a loop's thread, whichever thread asks for it; once, however often it is asked for before it happens.</summary>
internal sealed class LoopCall(EventLoop loop, Action onCall) : ILoopWork
{
    private int _isAsked;

    /// <summary>For any thread.</summary>
    public void Ask()
    {
        if (Interlocked.Exchange(ref _isAsked, 1) == 0)
            loop.Run(this);
    }

    void ILoopWork.Run()
    {
        Interlocked.Exchange(ref _isAsked, 0);
        onCall();
    }
}
