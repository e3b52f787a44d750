using ActorProxy.Core.Samples;
using ActorProxy.Engine.Checks;
using ActorProxy.Engine.Checks.External;

namespace ActorProxy.Node.Servers;

/// <summary>How one server is checked, with everything that took I/O or compiling: a generation makes it, the checker carries it out.</summary>
/// <param name="Place">The backend and the server, as the check's expressions see them.</param>
/// <param name="FirstDelay">From the start to the first check, so that a node's checks are spread over their interval.</param>
/// <param name="SpreadPercent"><c>spread-checks</c>.</param>
public sealed record CheckPlan(CheckScript Script, CheckTarget Target, CheckTimeouts Timeouts, StreamFacts Place, TimeSpan FirstDelay, int SpreadPercent, TimeSpan? MaxSpread)
{
    /// <summary>The program that is run instead of the script; null for none.</summary>
    public ExternalCheck? External { get; init; }
}
