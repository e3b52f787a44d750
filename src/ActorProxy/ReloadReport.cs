namespace ActorProxy;

/// <summary>What became of a reload.</summary>
/// <param name="IsAccepted">False: the configuration before it stays in use, untouched.</param>
/// <param name="Text">Everything that was found, for the operator; empty when there is nothing to say.</param>
internal sealed record ReloadReport(bool IsAccepted, string Text);
