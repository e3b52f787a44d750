using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>One <c>filter bwlim-in</c> or <c>filter bwlim-out</c> line: how much each stream may move within a period, once a rule turns it on.</summary>
/// <param name="IsUpload"><c>bwlim-in</c>: what the client sends.</param>
/// <param name="MinSizeBytes">The least that is passed on at a time, but for the last bytes; 0 for any number.</param>
public sealed record BandwidthLimitConfig(string Name, bool IsUpload, int LimitBytes, TimeSpan Period, int MinSizeBytes, SourcePosition Position);
