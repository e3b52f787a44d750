using ActorProxy.Config.Model;
using ActorProxy.Core.Logging;

namespace ActorProxy.Core.Rules;

/// <summary>What rules can do to a connection. The node's connections carry it out; Core only decides.</summary>
public abstract class ConnectionControl
{
    /// <summary>SO_MARK of a connection's packets; on the server's side for the connection to come.</summary>
    public abstract void SetMark(ConnectionSide side, uint mark);

    /// <summary>The IP header's TOS or traffic class; on the server's side for the connection to come.</summary>
    public abstract void SetTypeOfService(ConnectionSide side, int value);

    /// <summary>A PROXY header is expected before anything else, as with <c>accept-proxy</c>.</summary>
    public abstract void ExpectProxyHeader();

    /// <summary>The client is to notice nothing of the connection's end; with a TTL for a reset that reaches only devices in between.</summary>
    public abstract void SilentDrop(int? resetTtl);

    /// <summary>The stream's attempts to connect after the first one failed.</summary>
    public abstract void SetRetries(int count);

    /// <summary>Which part of the queue the stream waits in: the lowest class is served first; -2047 to 2047.</summary>
    public abstract void SetPriorityClass(int value);

    /// <summary>How much later than it came the stream seems to have come, in milliseconds, within its class.</summary>
    public abstract void SetPriorityOffset(int milliseconds);

    /// <summary>From now on the stream moves no more than this filter lets pass.</summary>
    /// <param name="limitBytes">Instead of the filter's own; null or nothing above 0 for that.</param>
    /// <param name="periodMs">As <paramref name="limitBytes"/>, in milliseconds.</param>
    public abstract void SetBandwidthLimit(BandwidthLimitConfig filter, long? limitBytes, long? periodMs);

    /// <summary>The level of the stream's log line; null for "silent": none is written.</summary>
    public abstract void SetLogLevel(LogLevel? level);

    /// <summary>Writes the stream's log line as it would be now, however often that was done before.</summary>
    public abstract void Log();

    /// <summary>What a log line would say of the stream now, for log-formats in rules.</summary>
    public abstract SessionLogRecord Record();
}
