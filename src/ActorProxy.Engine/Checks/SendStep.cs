namespace ActorProxy.Engine.Checks;

/// <summary>Sends bytes and forgets what was received before.</summary>
internal sealed record SendStep(CheckPayload Payload, string? Comment = null) : CheckStep(Comment)
{
    public SendStep(ReadOnlyMemory<byte> data, string? comment = null)
        : this(new FixedPayload(data), comment)
    {
    }

    public override string Name => "send";
}
