namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>How far a document may go; beyond it is an error that says so.</summary>
public sealed record HoconLimits
{
    public static readonly HoconLimits Usual = new();

    /// <summary>Objects and arrays in each other, counting each element of a path.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Characters of all files together; one that is included twice counts twice.</summary>
    public int Characters { get; init; } = 1 << 20;

    /// <summary>Files that include each other in a chain.</summary>
    public int IncludeDepth { get; init; } = 16;

    /// <summary>Files that are read, also when there is nothing in them.</summary>
    public int Files { get; init; } = 256;

    /// <summary>Characters of one string that substitutions make.</summary>
    public int TextCharacters { get; init; } = 1 << 16;

    /// <summary>Elements of one array that substitutions make.</summary>
    public int ArrayItems { get; init; } = 1 << 14;

    /// <summary>Steps of resolving: a document of a few hundred lines takes some thousand.</summary>
    public int Steps { get; init; } = 1 << 19;

    /// <summary>Substitutions and containers that are resolved for the sake of one another.</summary>
    public int Chain { get; init; } = 400;

    /// <summary>Errors that are told; after so many, reading ends.</summary>
    public int Errors { get; init; } = 50;
}
