namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>What surrounds a HOCON document: the environment and the files beside it.</summary>
public sealed record HoconContext
{
    /// <summary>An environment variable, or null: where substitutions are looked up that the document does not define.</summary>
    public Func<string, string?> FindVariable { get; init; } = static _ => null;

    /// <summary>Reads a file that is included; its path is relative to what the first file's path is relative to.</summary>
    public Func<string, IncludedFile> ReadFile { get; init; } = static _ => IncludedFile.Missing;

    public HoconLimits Limits { get; init; } = HoconLimits.Usual;
}
