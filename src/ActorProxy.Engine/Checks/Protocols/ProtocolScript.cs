namespace ActorProxy.Engine.Checks.Protocols;

/// <summary>The ready-made conversations' common frame: a connection that is closed in order, and steps that reports don't name.</summary>
internal static class ProtocolScript
{
    public static CheckScript Of(params ReadOnlySpan<CheckStep> steps) => new([ConnectStep.Orderly, .. steps.ToArray()]);

    /// <summary>What is said of an answer that ended before its first byte.</summary>
    /// <param name="place">The step; HAProxy leaves the request out of some conversations' count.</param>
    public static string Empty(string place = "at step 2") => $"TCPCHK got an empty response {place}";
}
