using ActorProxy.Core.Addresses;
using ActorProxy.Core.Captures;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Node.Connections;

namespace ActorProxy.Node.Samples;

/// <summary>The client's stream as expressions see it. Belongs to the connection's loop.</summary>
internal sealed class ConnectionStreamFacts(ConnectionActor connection) : StreamFacts
{
    private NetworkAddress _source;
    private NetworkAddress _destination;
    private TcpInfo _lastInfo;
    private bool _isClosed;
    private bool _hasLastInfo;
    private CapturedValues? _captures;

    private SessionState Session => connection.Session;

    public override CapturedValues? Captures => _captures ??= Session.Listener.Frontend.Rules.Captures is { IsEmpty: false } slots ? new CapturedValues(slots) : null;

    public override BackendFacts? Backend => Session.Backend?.Facts;

    public override ServerFacts? Server => Session.Server is { } server ? Session.Backend?.Facts.Find(server.Name) : null;

    public override NetworkAddress ServerSideSource => _isClosed ? _source : connection.ServerSocket?.LocalAddress() ?? default;

    public override NetworkAddress ServerSideDestination => _isClosed ? _destination : connection.ServerSocket?.PeerAddress() ?? default;

    public override bool HasServerConnection => _isClosed ? _source.Family != AddressFamilyKind.None : connection.ServerSocket is not null;

    public override StreamTimes Times => Session.Times(connection.NowMs);
    public override int Retries => Session.Retries;
    public override int BackendQueuePosition => Session.BackendQueuePosition;
    public override int ServerQueuePosition => Session.ServerQueuePosition;
    public override bool IsRedispatched => Session.IsRedispatched;
    public override bool HasError => connection.EndReason.IsErrorAfter(Retries, IsRedispatched);
    public override long BytesUploaded => connection.Relay?.ToServer.Bytes ?? Session.UnreadBytes;
    public override long BytesToServer => connection.Relay is { } relay ? relay.ToServer.Bytes - relay.ToServer.PendingBytes : 0;
    public override long BytesFromServer => connection.Relay?.ToClient.Bytes ?? 0;
    public override long BytesDownloaded => connection.Relay is { } relay ? relay.ToClient.Bytes - relay.ToClient.PendingBytes : 0;
    public override string TerminationState => connection.EndReason.ToString();
    public override long Number => Session.Number;

    public override bool TryGetServerTcpInfo(out TcpInfo info)
    {
        info = default;
        if (!_isClosed)
            return connection.ServerSocket is { } server && server.TryGetTcpInfo(out info);
        info = _lastInfo;
        return _hasLastInfo;
    }

    /// <summary>As <see cref="ConnectionClientFacts.Closing"/>.</summary>
    internal void Closing()
    {
        if (_isClosed)
            return;
        (_source, _destination) = (ServerSideSource, ServerSideDestination);
        _hasLastInfo = TryGetServerTcpInfo(out _lastInfo);
        _isClosed = true;
    }
}
