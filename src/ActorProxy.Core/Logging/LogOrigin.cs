namespace ActorProxy.Core.Logging;

/// <summary>Which process on which machine writes a line.</summary>
/// <param name="HostName">The machine's name (<c>%H</c>).</param>
/// <param name="SentHostName">The name that <c>log-send-hostname</c> sends, or null when it is not asked for.</param>
public sealed record LogOrigin(string HostName, int ProcessId, string? SentHostName = null);
