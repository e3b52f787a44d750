namespace ActorProxy.Config.Model;

/// <summary>How <c>tcp-check expect</c> and <c>http-check expect</c> compare.</summary>
public enum ExpectMatchKind
{
    String,
    Regex,
    Binary,
    BinaryRegex,

    /// <summary><c>status</c>: for HTTP, codes and ranges.</summary>
    Status,
    StatusRegex,
}
