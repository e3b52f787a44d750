namespace ActorProxy.Engine.Checks;

/// <summary>Does nothing but count as a step and lend its text to the next one.</summary>
public sealed record CommentStep(string Text) : CheckStep(Text)
{
    public override string Name => "comment";
}
