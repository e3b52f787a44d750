namespace ActorProxy.Core.RollingReload;

/// <summary>The next thing to do in a rolling reload.</summary>
public readonly record struct RollingStep(RollingStepKind Kind, string Node);
