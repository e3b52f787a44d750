namespace ActorProxy.Config.Model;

/// <summary>A <c>tcp-check comment</c> line of its own: it counts as a step, and its text serves the step after it that has none.</summary>
public sealed record TcpCheckCommentConfig(string Text) : TcpCheckStepConfig(Text);
