using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Core.Samples;

/// <summary>A client's connection, as expressions see it. Belongs to the connection's event loop.</summary>
public abstract class ClientFacts
{
    /// <summary>Where the client connects from; a PROXY header or <c>set-src</c> replaces it.</summary>
    public abstract NetworkAddress Source { get; set; }

    /// <summary>Where the client connected to; a PROXY header or <c>set-dst</c> replaces it.</summary>
    public abstract NetworkAddress Destination { get; set; }

    /// <summary>As the kernel says, whatever a PROXY header or <c>set-src</c> made of the session's since.</summary>
    /// <remarks>Setting it, as rules on connections do, replaces <see cref="Source"/> too.</remarks>
    public abstract NetworkAddress TransportSource { get; set; }

    /// <summary>As <see cref="TransportSource"/>.</summary>
    public abstract NetworkAddress TransportDestination { get; set; }

    public abstract FrontendFacts Frontend { get; }

    /// <summary>The listener's <c>id</c>.</summary>
    public abstract int ListenerId { get; }

    /// <summary>The listener's <c>name</c>; null for none.</summary>
    public abstract string? ListenerName { get; }

    /// <summary>Connections of the listener now.</summary>
    public virtual long ListenerConnections => 0;

    /// <summary>When the connection was accepted.</summary>
    public abstract DateTimeOffset AcceptedAt { get; }

    /// <summary>When the session began: the handshakes were done.</summary>
    public abstract DateTimeOffset BeganAt { get; }

    /// <summary>Milliseconds that the handshakes took, 0 where there were none.</summary>
    public virtual long HandshakeMs => 0;

    /// <summary>Milliseconds since the connection was accepted.</summary>
    public virtual long AgeMs => 0;

    /// <summary>The address belongs to this machine; unix sockets do.</summary>
    public virtual bool IsLocal(NetworkAddress address) => address.Family == AddressFamilyKind.Unix;

    /// <summary>A PROXY header was received.</summary>
    public virtual bool HasProxyHeader => false;

    /// <summary>The value of a TLV of the PROXY header (PROXY protocol 2.2), of several the last; false for none.</summary>
    public virtual bool TryGetTlv(int type, out ReadOnlyMemory<byte> value)
    {
        value = default;
        return false;
    }

    /// <summary>As above, of several values of that type the one at a place from 0.</summary>
    public virtual bool TryGetTlv(int type, int place, out ReadOnlyMemory<byte> value)
    {
        value = default;
        return false;
    }

    /// <summary>What the kernel measures of the connection (TCP_INFO); false where it has none.</summary>
    public virtual bool TryGetTcpInfo(out TcpInfo info)
    {
        info = default;
        return false;
    }

    /// <summary>Why the connection failed before a session began, in HAProxy's numbers; 0 for none.</summary>
    public virtual int ErrorCode => 0;

    /// <summary><see cref="ErrorCode"/> in words.</summary>
    public virtual string ErrorText => "Success";
}
