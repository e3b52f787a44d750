namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>What reading a file that is included gave.</summary>
/// <param name="Text">Null when it could not be read.</param>
/// <param name="Fault">Why not; null when the file does not exist, which only <c>required(…)</c> minds.</param>
public readonly record struct IncludedFile(string? Text, string? Fault = null)
{
    public static readonly IncludedFile Missing;
}
