namespace ActorProxy.Engine.Checks;

/// <summary>Sends bytes and forgets what was received before.</summary>
public sealed record SendStep(ReadOnlyMemory<byte> Data, string? Comment) : CheckStep(Comment)
{
    public override string Name => "send";
}
