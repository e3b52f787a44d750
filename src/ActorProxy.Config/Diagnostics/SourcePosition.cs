namespace ActorProxy.Config.Diagnostics;

/// <summary>Where a word stands in the configuration: what every error and every compiled object can point at.</summary>
/// <param name="File">The path as the operator gave it.</param>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="Column">From 1, in characters; 0 when the whole line is meant.</param>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    public override string ToString() => Line == 0 ? File : Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}
