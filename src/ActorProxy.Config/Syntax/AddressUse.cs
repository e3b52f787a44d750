namespace ActorProxy.Config.Syntax;

/// <summary>What an address is written for, which decides the forms it may take.</summary>
public enum AddressUse
{
    /// <summary><c>bind</c> and <c>stats socket</c>: a port or a range is needed, descriptors are welcome.</summary>
    Listen,

    /// <summary><c>server</c>: the port may be missing or an offset.</summary>
    Server,

    /// <summary><c>source</c> and <c>usesrc</c>: a local address, its port optional.</summary>
    Source,

    /// <summary><c>source</c> on a server line, where a range of ports is shared out.</summary>
    SourceRange,

    /// <summary><c>addr</c> of checks.</summary>
    Check,

    /// <summary><c>log</c>: datagrams, port 514 unless one is given.</summary>
    Log,
}
