using ActorProxy.Config.Model;
using ActorProxy.Core.Bandwidth;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Rules;
using ActorProxy.Engine.Relay;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Connections;

/// <summary>Carries out on a connection what its rules decide. Belongs to the connection's loop.</summary>
internal sealed class ConnectionRuleControl(ConnectionActor connection) : ConnectionControl
{
    /// <summary>A rule asked for a PROXY header.</summary>
    public bool ExpectsProxyHeader { get; private set; }

    /// <summary>What to set on the server's connection before it is made; null for nothing.</summary>
    public uint? ServerMark { get; private set; }
    public int? ServerTypeOfService { get; private set; }

    public int? Retries { get; private set; }

    /// <summary>Null for the usual level.</summary>
    public LogLevel? LogLevel { get; private set; }

    /// <summary>No line is written about the session.</summary>
    public bool IsSilent { get; private set; }

    public int PriorityClass { get; private set; }
    public int PriorityOffsetMs { get; private set; }

    /// <summary>What rules allow the stream to move; null for as much as it can.</summary>
    public BandwidthLimits? UploadLimits { get; private set; }
    public BandwidthLimits? DownloadLimits { get; private set; }

    /// <summary>Puts the limits that there are on the stream's relay.</summary>
    public void LimitRelay(TcpRelay relay)
    {
        if (UploadLimits is not null)
            relay.ToServer.LimitBy(UploadLimits);
        if (DownloadLimits is not null)
            relay.ToClient.LimitBy(DownloadLimits);
    }

    public override void SetBandwidthLimit(BandwidthLimitConfig filter, long? limitBytes, long? periodMs)
    {
        var limits = filter.IsUpload ? UploadLimits ??= new BandwidthLimits() : DownloadLimits ??= new BandwidthLimits();
        limits.Set(filter, limitBytes, periodMs, connection.NowMs);
        if (connection.Relay is { } relay)
            LimitRelay(relay);
    }

    public override void SetMark(ConnectionSide side, uint mark)
    {
        if (side == ConnectionSide.Client)
            PacketOptions.SetMark(connection.ClientSocket, mark);
        else
            ServerMark = mark;
    }

    public override void SetTypeOfService(ConnectionSide side, int value)
    {
        if (side == ConnectionSide.Client)
            PacketOptions.SetTypeOfService(connection.ClientSocket, value);
        else
            ServerTypeOfService = value;
    }

    public override void ExpectProxyHeader() => ExpectsProxyHeader = true;

    public override void SilentDrop(int? resetTtl) => PacketOptions.DropOnClose(connection.ClientSocket, resetTtl);

    public override void SetRetries(int count) => Retries = count;

    public override void SetPriorityClass(int value)
    {
        PriorityClass = value;
        if (connection.Samples.Stream is { } stream)
            stream.PriorityClass = value;
    }

    public override void SetPriorityOffset(int milliseconds)
    {
        PriorityOffsetMs = milliseconds;
        if (connection.Samples.Stream is { } stream)
            stream.PriorityOffset = milliseconds;
    }

    public override void SetLogLevel(LogLevel? level)
    {
        LogLevel = level;
        IsSilent = level is null;
    }

    public override void Log()
    {
        var log = connection.Session.Listener.Frontend.Log;
        if (log.IsEnabled)
            log.LogNow(Record());
    }

    public override SessionLogRecord Record() => connection.LogRecord();
}
