using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks;

/// <summary>What a server's answer must be like. Immutable and shared by the checks of a backend's servers.</summary>
public abstract class Expectation
{
    /// <summary>What it is called in the report of a failure.</summary>
    public abstract string Name { get; }

    /// <summary>How a check ends whose time is over while it waits for this.</summary>
    public virtual CheckStatus TimeoutStatus => CheckStatus.Layer7Timeout;

    /// <summary>Judges the answer so far.</summary>
    /// <param name="received">All bytes since the last send.</param>
    /// <param name="isLast">No more will come: the connection ended, or the buffer is full.</param>
    /// <param name="place">Where this step stands, for descriptions: <c>at step 3</c>.</param>
    public abstract ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, CheckContext context);
}
