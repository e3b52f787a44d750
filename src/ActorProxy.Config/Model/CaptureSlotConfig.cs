using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>One <c>declare capture</c> line: room for a value of each stream, which rules fill and logs show.</summary>
/// <param name="RulesBefore">How many of the proxy's rules stand before the line: slots are numbered in the order of the lines, and rules that capture have slots too.</param>
public sealed record CaptureSlotConfig(bool IsResponse, int LengthBytes, int RulesBefore, SourcePosition Position);
