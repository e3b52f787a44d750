namespace ActorProxy.Core.Samples.Expressions;

/// <summary>What an argument of a fetch or a converter is.</summary>
public enum ArgumentKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A signed integer.</summary>
    Integer,

    /// <summary>A duration, in milliseconds unless a unit says otherwise.</summary>
    Time,

    /// <summary>An amount of bytes, with an optional unit.</summary>
    Size,
    IPv4Address,
    IPv6Address,
    IPv4Mask,
    IPv6Mask,

    /// <summary>A frontend's name; the proxy itself when it is left out.</summary>
    Frontend,

    /// <summary>A backend's name; the proxy itself when it is left out.</summary>
    Backend,

    /// <summary>A server: <c>server</c> or <c>backend/server</c>.</summary>
    Server,
    Regex,

    /// <summary>A stick table's name; the proxy's own when it is left out where one is due.</summary>
    Table,

    /// <summary>A number, or the name of a variable that has it.</summary>
    Variable,

    /// <summary>A number of a Protocol Buffers field, with the numbers of those around it: <c>1.2.3</c>.</summary>
    FieldPath,
}
