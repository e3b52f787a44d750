namespace ActorProxy.Config.Model;

/// <summary>How <c>tcp-check expect</c> and <c>http-check expect</c> compare.</summary>
public enum ExpectMatchKind
{
    String,
    Regex,
    Binary,
    BinaryRegex,

    /// <summary><c>string-lf</c>: the text that a log-format string gives.</summary>
    StringFormat,

    /// <summary><c>binary-lf</c>: the bytes whose hexadecimal digits a log-format string gives.</summary>
    BinaryFormat,

    /// <summary><c>status</c>: for HTTP, codes and ranges.</summary>
    Status,
    StatusRegex,
}
