namespace ActorProxy.Tests.Core.Membership;

/// <summary>A session between two processes: what each says arrives in its order, and late while the network is cut.</summary>
internal sealed class SimulatedSession(SimulatedNode dialler, SimulatedNode other)
{
    private readonly long[] _lastArrivalMs = new long[2];
    private readonly long[] _heardMs = new long[2];

    public SimulatedNode OtherThan(SimulatedNode node) => node == dialler ? other : dialler;

    /// <summary>When something that is sent now arrives, after all that was sent before.</summary>
    public long ArrivalMs(SimulatedNode sender, long earliestMs)
    {
        ref var last = ref _lastArrivalMs[IndexOf(sender)];
        return last = Math.Max(last, earliestMs);
    }

    public void Heard(SimulatedNode by, long nowMs) => _heardMs[IndexOf(by)] = nowMs;

    public long HeardMs(SimulatedNode by) => _heardMs[IndexOf(by)];

    private int IndexOf(SimulatedNode node) => node == dialler ? 0 : 1;
}
