namespace ActorProxy.Core.Logging;

/// <summary>The flags between the braces of a log format's field, such as <c>%{+Q}s</c>.</summary>
[Flags]
public enum LogFieldFlags : byte
{
    None = 0,

    /// <summary><c>Q</c>: text in double quotes; what is not there becomes two quotes instead of a dash.</summary>
    Quote = 1,

    /// <summary><c>X</c>: addresses, ports and some numbers in hexadecimal.</summary>
    Hexadecimal = 2,

    /// <summary><c>E</c>: a backslash before <c>"</c>, <c>\</c> and <c>]</c>, for RFC 5424's structured data.</summary>
    Escape = 4,
}
