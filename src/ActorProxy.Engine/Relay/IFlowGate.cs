namespace ActorProxy.Engine.Relay;

/// <summary>Looks at the first bytes of a flow and says whether they may pass.</summary>
public interface IFlowGate
{
    /// <summary>Called at the beginning, after each receive and after <see cref="RelayDirection.Reconsider"/>, until the answer is not <see cref="FlowVerdict.Hold"/>.</summary>
    /// <param name="bytes">All that came so far, from the first byte on; good until the call returns.</param>
    /// <param name="isComplete">No more can come: the source has ended, or the buffer is full.</param>
    FlowVerdict Look(ReadOnlyMemory<byte> bytes, bool isComplete);
}
