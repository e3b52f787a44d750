namespace ActorProxy.Engine.Checks;

/// <summary>The same bytes in every check.</summary>
internal sealed class FixedPayload(ReadOnlyMemory<byte> bytes) : CheckPayload
{
    public override ReadOnlyMemory<byte>? Write(CheckContext context) => bytes;
}
