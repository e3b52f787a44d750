using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.Engine.Sockets;
using ActorProxy.Node.Connections;

namespace ActorProxy.Node.Samples;

/// <summary>The client's connection as expressions see it. Belongs to the connection's loop.</summary>
internal sealed class ConnectionClientFacts(ConnectionActor connection) : ClientFacts
{
    private NetworkAddress _transportSource;
    private NetworkAddress _transportDestination;
    private DateTimeOffset _acceptedAt;
    private TcpInfo _lastInfo;
    private bool _isClosed;
    private bool _hasLastInfo;

    private SessionState Session => connection.Session;

    public override NetworkAddress Source
    {
        get => Session.Client;
        set
        {
            _transportSource = TransportSource;
            Session.Client = value;
        }
    }

    public override NetworkAddress Destination
    {
        get => Session.DestinationOf(connection.ClientSocket);
        set
        {
            _transportDestination = TransportDestination;
            Session.SetDestination(value);
        }
    }

    public override NetworkAddress TransportSource
    {
        get
        {
            if (_transportSource.Family != AddressFamilyKind.None)
                return _transportSource;

            // The session has what the kernel said at the accept, unless a header replaced it.
            return Session.HasProxyHeader ? _transportSource = connection.ClientSocket.PeerAddress() : Session.Client;
        }
        set => Session.Client = _transportSource = value;
    }

    public override NetworkAddress TransportDestination
    {
        get
        {
            if (_transportDestination.Family != AddressFamilyKind.None)
                return _transportDestination;
            return Session.HasProxyHeader ? _transportDestination = connection.ClientSocket.LocalAddress() : Destination;
        }
        set
        {
            _transportDestination = value;
            Session.SetDestination(value);
        }
    }

    public override FrontendFacts Frontend => Session.Listener.Frontend.Facts;
    public override int ListenerId => Session.Listener.Id;
    public override string? ListenerName => Session.Listener.Bind.Name;
    public override long ListenerConnections => Session.Listener.Counters.Sessions.Current;

    public override DateTimeOffset AcceptedAt
    {
        get
        {
            if (_acceptedAt == default)
                _acceptedAt = connection.Node.Clock.GetUtcNow() - TimeSpan.FromMilliseconds(AgeMs);
            return _acceptedAt;
        }
    }

    public override DateTimeOffset BeganAt => AcceptedAt + TimeSpan.FromMilliseconds(HandshakeMs);
    public override long HandshakeMs => Session.HandshakeMs;
    public override long AgeMs => connection.NowMs - Session.AcceptedMs;
    public override bool HasProxyHeader => Session.HasProxyHeader;
    public override int ErrorCode => HandshakeErrors.NumberOf(Session.HeaderError);
    public override string ErrorText => Session.HeaderError.Phrase();

    public override bool TryGetTlv(int type, out ReadOnlyMemory<byte> value)
    {
        value = default;
        if (Session.ProxyTlvs is not { } vector)
            return false;
        return new ProxyTlvs(vector).TryLocate((ProxyTlvType)type, out value);
    }

    public override bool TryGetTlv(int type, int place, out ReadOnlyMemory<byte> value)
    {
        value = default;
        return Session.ProxyTlvs is { } vector && new ProxyTlvs(vector).TryLocate((ProxyTlvType)type, place, out value);
    }

    public override bool TryGetTcpInfo(out TcpInfo info)
    {
        if (!_isClosed)
            return connection.ClientSocket.TryGetTcpInfo(out info);
        info = _lastInfo;
        return _hasLastInfo;
    }

    public override bool IsLocal(NetworkAddress address) => LocalAddresses.Contains(address);

    /// <summary>The socket is about to be closed: what the kernel tells only until then is kept.</summary>
    internal void Closing()
    {
        if (_isClosed)
            return;
        _ = (TransportSource, TransportDestination);
        _hasLastInfo = connection.ClientSocket.TryGetTcpInfo(out _lastInfo);
        _isClosed = true;
    }
}
