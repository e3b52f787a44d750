using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Captures;
using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Core.Samples;

/// <summary>A client's stream, as expressions see it: where it goes and how far it has come. Belongs to the connection's event loop.</summary>
public abstract class StreamFacts
{
    /// <summary>The chosen backend; null before.</summary>
    public abstract BackendFacts? Backend { get; }

    /// <summary>The chosen server; null before.</summary>
    public abstract ServerFacts? Server { get; }

    /// <summary>The own address of the server's connection; nothing before it stands.</summary>
    public virtual NetworkAddress ServerSideSource => default;

    /// <summary>The server's address of the server's connection; nothing before it stands.</summary>
    public virtual NetworkAddress ServerSideDestination => default;

    /// <summary>As <see cref="ClientFacts.TryGetTcpInfo"/>, of the server's connection.</summary>
    public virtual bool TryGetServerTcpInfo(out TcpInfo info)
    {
        info = default;
        return false;
    }

    /// <summary>Times of the stream so far, in milliseconds; -1 for what was not reached.</summary>
    public abstract StreamTimes Times { get; }

    /// <summary>The server's connection stands.</summary>
    public virtual bool HasServerConnection => false;

    public virtual int Retries => 0;
    public virtual int BackendQueuePosition => 0;
    public virtual int ServerQueuePosition => 0;
    public virtual bool IsRedispatched => false;

    /// <summary>Something went wrong so far, as <c>option dontlog-normal</c> judges it.</summary>
    public virtual bool HasError => false;

    /// <summary>Bytes received from the client so far.</summary>
    public virtual long BytesUploaded => 0;

    /// <summary>Bytes sent to the server so far.</summary>
    public virtual long BytesToServer => 0;

    /// <summary>Bytes received from the server so far.</summary>
    public virtual long BytesFromServer => 0;

    /// <summary>Bytes sent to the client so far.</summary>
    public virtual long BytesDownloaded => 0;

    /// <summary>The termination state's two letters; "--" before the end.</summary>
    public virtual string TerminationState => "--";

    /// <summary>What rules captured of the stream; null where the frontend has no slots.</summary>
    public virtual CapturedValues? Captures => null;

    /// <summary><c>set-log-level</c>'s; null when none was set.</summary>
    public int? LogLevel { get; set; }

    /// <summary><c>set-priority-class</c>'s.</summary>
    public int PriorityClass { get; set; }

    /// <summary><c>set-priority-offset</c>'s, in milliseconds.</summary>
    public int PriorityOffset { get; set; }

    /// <summary>The last rule that ended its set; null for none.</summary>
    public SourcePosition? LastRule { get; set; }

    /// <summary>The stream's unique number in the process.</summary>
    public abstract long Number { get; }
}
