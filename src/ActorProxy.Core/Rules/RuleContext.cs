using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Rules;

/// <summary>What the rules of one connection look at and act on. Belongs to the connection's event loop.</summary>
/// <param name="origin">Who writes, for log-formats in rules.</param>
/// <param name="timestamps">The event loop's.</param>
public sealed class RuleContext(SampleContext samples, ConnectionControl control, LogOrigin origin, LogTimestamps timestamps)
{
    public SampleContext Samples { get; } = samples;

    public ConnectionControl Control { get; } = control;

    /// <summary>Writes a log-format's text as it would be logged now; returns its length, cut to the destination's.</summary>
    public int Render(LogFormat format, Span<byte> destination) => format.Render(Control.Record(), 0, origin, timestamps, destination);
}
