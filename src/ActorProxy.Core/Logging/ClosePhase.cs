namespace ActorProxy.Core.Logging;

/// <summary>What a session was doing when it ended: the second letter of the termination state (configuration.txt 8.5).</summary>
public enum ClosePhase : byte
{
    /// <summary><c>-</c>: all data was passed on.</summary>
    None = (byte)'-',

    /// <summary><c>R</c>: waited for the client's request.</summary>
    Request = (byte)'R',

    /// <summary><c>Q</c>: waited in the queue for a slot.</summary>
    Queue = (byte)'Q',

    /// <summary><c>C</c>: waited for the connection to the server.</summary>
    Connect = (byte)'C',

    /// <summary><c>H</c>: waited for the server's response headers.</summary>
    Headers = (byte)'H',

    /// <summary><c>D</c>: passed data on.</summary>
    Data = (byte)'D',

    /// <summary><c>L</c>: sent the client the last data of a server that was done.</summary>
    Last = (byte)'L',

    /// <summary><c>T</c>: held in the tarpit.</summary>
    Tarpit = (byte)'T',
}
