using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Logging;

/// <summary>All that a log format can say about one session. Filled in by the connection at the moment it is logged.</summary>
/// <remarks>
/// Big, so pass it by reference. Counts are those of the moment of logging: HAProxy gives the server's slot and the backend's
/// place back first, so that they do not include a session that has ended, and logs before it leaves the frontend, which does.
/// </remarks>
public struct SessionLogRecord
{
    /// <summary>The number of this session in the process, from 0 (<c>%rt</c>).</summary>
    public long SessionNumber;

    /// <summary>Wall clock at accept, in milliseconds since 1970 (UTC).</summary>
    public long AcceptedUnixMs;

    /// <summary>Where the client connects from; after a PROXY header what it says. A unix client has the listener's id as port.</summary>
    public NetworkAddress Client;

    /// <summary>Where the client connected to; for a unix socket with the listener's id as port.</summary>
    public NetworkAddress Frontend;
    public string FrontendName;

    /// <summary>The client speaks TLS: <c>%ft</c> gets a tilde.</summary>
    public bool IsTls;

    /// <summary>The backend's name; null while none is chosen, which shows the frontend's.</summary>
    public string? BackendName;

    /// <summary>The last server that was picked, or null.</summary>
    public string? ServerName;

    /// <summary>The address of that server; <c>default</c> without one.</summary>
    public NetworkAddress Server;

    /// <summary>The own address of the connection to the server; <c>default</c> without one.</summary>
    public NetworkAddress Source;

    /// <summary>Milliseconds for TLS and PROXY handshakes with the client.</summary>
    public long HandshakeMs;

    /// <summary>Milliseconds in queues, or -1 when no queue was reached.</summary>
    public long QueueMs;

    /// <summary>Milliseconds until the server's connection stood, retries included, or -1.</summary>
    public long ConnectMs;

    /// <summary>Milliseconds from accept to now.</summary>
    public long TotalMs;

    /// <summary>Read from the client, sent to a server or not.</summary>
    public long BytesUploaded;

    /// <summary>Sent to the client.</summary>
    public long BytesRead;

    /// <summary>How it ended; <c>default</c> for a session that goes on.</summary>
    public CloseReason Reason;
    public long ProcessConnections;
    public long FrontendConnections;
    public long BackendConnections;
    public long ServerConnections;
    public int Retries;

    /// <summary>The last retry went to another server: the count of retries gets a plus sign.</summary>
    public bool IsRedispatched;

    /// <summary>How many waited before this one in the server's queue.</summary>
    public long ServerQueuePosition;

    /// <summary>How many waited before this one in the backend's queue.</summary>
    public long BackendQueuePosition;

    /// <summary>The level that a rule set (<c>set-log-level</c>); null for the usual one.</summary>
    public LogLevel? Level;

    /// <summary>A rule wants no line.</summary>
    public bool IsSilent;

    /// <summary>What the format's expressions look at; null where nothing is known, which leaves their values out.</summary>
    public SampleContext? Samples;
}
