using ActorProxy.Config.Model;
using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.Engine.Relay;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Connections;

/// <summary>Puts the PROXY header for a server before the client's first bytes.</summary>
internal static class ProxyHeaderWriter
{
    /// <summary>Returns the buffer to send, and how many of its bytes are the header.</summary>
    public static (RelayBuffer Buffer, int HeaderBytes) Prepend(SendProxyConfig config, SessionState session, LoopSocket client, RelayBuffer? early, BufferPool pool)
    {
        var buffer = pool.Rent();
        var length = ProxyHeaderEncoder.Encode(buffer.Free, config, session.Client, session.DestinationOf(client));
        buffer.Filled(length);
        if (early is not null)
        {
            // The reader left a header's room.
            early.Pending.CopyTo(buffer.Free);
            buffer.Filled(early.Pending.Length);
            early.ReturnTo(pool);
        }

        return (buffer, length);
    }
}
