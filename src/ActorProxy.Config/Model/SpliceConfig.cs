namespace ActorProxy.Config.Model;

/// <summary>The <c>option splice-*</c> lines: in which direction the kernel may move bytes without this process seeing them.</summary>
public sealed record SpliceConfig
{
    public bool Auto { get; init; }
    public bool Request { get; init; }
    public bool Response { get; init; }
}
