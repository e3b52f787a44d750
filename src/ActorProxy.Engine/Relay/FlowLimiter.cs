using ActorProxy.Actors;
using ActorProxy.Core.Bandwidth;

namespace ActorProxy.Engine.Relay;

/// <summary>Lets a flow send only what its bandwidth limits allow, and wakes it when more may pass.</summary>
internal sealed class FlowLimiter(RelayDirection flow, EventLoop loop, BandwidthLimits limits) : LoopTimer
{
    /// <summary>How many of the bytes that wait may be sent now; 0 after it has set the time at which to ask again.</summary>
    public int Admit(int waiting)
    {
        var allowed = limits.Allowance(waiting, loop.NowMs);
        if (allowed == 0)
            loop.StartTimer(this, limits.WaitMs(waiting, loop.NowMs));
        return allowed;
    }

    public void Passed(int bytes) => limits.Passed(bytes, loop.NowMs);

    public void Stop() => loop.CancelTimer(this);

    protected override void Expire() => flow.PauseIsOver();
}
