namespace ActorProxy.Engine.Checks;

/// <summary>Waits until what was received since the last send meets an expectation, or can't any more.</summary>
public sealed record ExpectStep(Expectation Expectation, string? Comment) : CheckStep(Comment)
{
    public override string Name => Expectation.Name;
}
