namespace ActorProxy.Admin.RuntimeApi;

/// <summary>What became of a reload that a client of the runtime API asked for.</summary>
/// <param name="IsAccepted">False: the configuration before it stays in use, untouched.</param>
/// <param name="Text">Everything that was found, for the operator; empty when there is nothing to say.</param>
public sealed record ReloadOutcome(bool IsAccepted, string Text);
