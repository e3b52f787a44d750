namespace ActorProxy.Config.Model;

/// <summary>One <c>tcp-check</c> line.</summary>
/// <param name="Comment">Named in the failure's report; null without one.</param>
public abstract record TcpCheckStepConfig(string? Comment);
