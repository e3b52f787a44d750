using ActorProxy.Actors;

namespace ActorProxy.Tests.Actors;

/// <summary>A timer that counts its expiries.</summary>
internal sealed class RecordingTimer(Action<RecordingTimer>? onExpire = null) : LoopTimer
{
    private readonly TaskCompletionSource _expired = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count { get; private set; }

    public Task Expired => _expired.Task;

    protected internal override void Expire()
    {
        Count++;
        _expired.TrySetResult();
        onExpire?.Invoke(this);
    }
}
