namespace ActorProxy.Core.Logging;

/// <summary>The flags between the braces of a log format's field, such as <c>%{+Q}s</c>.</summary>
[Flags]
public enum LogFieldFlags : byte
{
    None = 0,

    /// <summary><c>Q</c>: text in double quotes; what is not there becomes two quotes.</summary>
    Quote = 1,

    /// <summary><c>X</c>: addresses, ports and some numbers in hexadecimal.</summary>
    Hexadecimal = 2,

    /// <summary><c>E</c>: a backslash before <c>"</c>, <c>\</c> and <c>]</c>, for RFC 5424's structured data.</summary>
    Escape = 4,

    /// <summary>What is not there becomes a dash: in log lines, not where a format makes another text.</summary>
    Dash = 8,
}
