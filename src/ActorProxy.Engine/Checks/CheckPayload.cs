namespace ActorProxy.Engine.Checks;

/// <summary>What a check sends. Immutable and shared by the checks of a backend's servers.</summary>
internal abstract class CheckPayload
{
    /// <summary>The bytes of this check; null when they can't be made.</summary>
    public abstract ReadOnlyMemory<byte>? Write(CheckContext context);
}
