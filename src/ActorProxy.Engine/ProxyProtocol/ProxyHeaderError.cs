namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>Why a connection that should begin with a PROXY protocol header is refused.</summary>
public enum ProxyHeaderError
{
    None,

    /// <summary>The first bytes are neither version's signature.</summary>
    NoSignature,

    /// <summary>Version 1: neither TCP4, TCP6 nor UNKNOWN.</summary>
    UnknownProtocol,

    /// <summary>Version 1: no CRLF within 107 bytes, or a lone CR or LF.</summary>
    BadLineEnd,

    /// <summary>Version 1: not two addresses of the announced family and two ports, parted by single spaces.</summary>
    BadAddress,

    /// <summary>Version 2: a command, family or transport without a meaning.</summary>
    UnknownCommand,

    /// <summary>Version 2: the length leaves no room for the family's addresses.</summary>
    TooShort,

    /// <summary>Version 2: larger than the receive buffer.</summary>
    TooLong,

    /// <summary>Version 2: an extra field that does not fit, or has a size that its type forbids.</summary>
    BadField,

    /// <summary>Version 2: the checksum field disagrees.</summary>
    BadChecksum,

    /// <summary>The connection ended inside the header, or the rest did not come in time.</summary>
    Truncated,

    /// <summary>The connection was closed before its first byte.</summary>
    ClosedBefore,

    /// <summary>The connection failed before its first byte.</summary>
    FailedBefore,

    /// <summary>Not one byte came in time.</summary>
    TimedOut,

    /// <summary>The header was good, and a rule on sessions refused whom it names.</summary>
    RefusedByRule,
}
