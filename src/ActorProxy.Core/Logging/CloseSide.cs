namespace ActorProxy.Core.Logging;

/// <summary>Who or what ended a session first: the first letter of the termination state (configuration.txt 8.5).</summary>
public enum CloseSide : byte
{
    /// <summary><c>-</c>: both sides closed with nothing left to send.</summary>
    None = (byte)'-',

    /// <summary><c>C</c>: the client cut the connection.</summary>
    Client = (byte)'C',

    /// <summary><c>S</c>: the server cut the connection or refused it.</summary>
    Server = (byte)'S',

    /// <summary><c>P</c>: the proxy ended it: a limit, a rule, a dangerous message.</summary>
    Proxy = (byte)'P',

    /// <summary><c>L</c>: answered by the proxy itself, no server was asked.</summary>
    Local = (byte)'L',

    /// <summary><c>R</c>: out of something: memory, descriptors, source ports.</summary>
    Resource = (byte)'R',

    /// <summary><c>I</c>: a fault in the proxy itself.</summary>
    Internal = (byte)'I',

    /// <summary><c>D</c>: the server went down and <c>on-marked-down shutdown-sessions</c> asks for it.</summary>
    ServerDown = (byte)'D',

    /// <summary><c>U</c>: an active server came up and <c>on-marked-up shutdown-backup-sessions</c> asks for it.</summary>
    ServerUp = (byte)'U',

    /// <summary><c>K</c>: an operator ended it.</summary>
    Killed = (byte)'K',

    /// <summary><c>c</c>: the client's timeout.</summary>
    ClientTimeout = (byte)'c',

    /// <summary><c>s</c>: the server's timeout: of the queue, the connect, or its silence.</summary>
    ServerTimeout = (byte)'s',
}
