namespace ActorProxy.Core.Patterns;

/// <summary>How values are compared with patterns: what <c>-m</c> names (configuration.txt 7.1).</summary>
public enum MatchMethod
{
    /// <summary>There is a value; no pattern is looked at.</summary>
    Found,

    /// <summary>The value is not zero; no pattern is looked at.</summary>
    Bool,

    /// <summary>A number, or a range of numbers.</summary>
    Int,

    /// <summary>An address or a network.</summary>
    Ip,

    /// <summary>Bytes, written as hexadecimal digits.</summary>
    Bin,

    /// <summary>As <see cref="Int"/>, of the value's length.</summary>
    Len,

    /// <summary>The whole text.</summary>
    Str,

    /// <summary>A part of the text.</summary>
    Sub,

    /// <summary>A regular expression.</summary>
    Reg,

    /// <summary>The text's beginning.</summary>
    Beg,

    /// <summary>The text's end.</summary>
    End,

    /// <summary>A part between slashes.</summary>
    Dir,

    /// <summary>A part between dots, colons, slashes and question marks.</summary>
    Dom,
}
