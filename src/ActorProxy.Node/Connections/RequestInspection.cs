using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.Engine.Relay;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Connections;

/// <summary>Keeps the client's first bytes while content rules look at them. Belongs to the connection's loop.</summary>
/// <param name="early">Bytes that came before, or null; the inspection's from now on.</param>
internal sealed class RequestInspection(LoopSocket client, BufferPool pool, RelayBuffer? early)
{
    private RelayBuffer? _buffer = early;

    /// <summary>All that came so far.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer?.PendingMemory ?? default;

    /// <summary>No more can come: the client has ended its direction, or there is no room.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>When the client was last heard of, in the loop's milliseconds.</summary>
    public long LastReceivedMs { get; private set; } = client.Loop.NowMs;

    /// <summary>Receives what is there; true when the connection has failed.</summary>
    public bool Receive()
    {
        while (!IsComplete && client.CanRead)
        {
            var buffer = _buffer ??= pool.Rent();

            // Room is left for the header that a server may want before these bytes.
            var space = buffer.Free[..Math.Max(0, buffer.Free.Length - ProxyHeaderEncoder.MaxBytes)];
            if (space.IsEmpty)
            {
                IsComplete = true;
                return false;
            }

            var count = client.Receive(space);
            if (count == LoopSocket.WouldBlock)
                return false;
            if (count < 0)
                return true;
            if (count == 0)
            {
                IsComplete = true;
                return false;
            }

            buffer.Filled(count);
            LastReceivedMs = client.Loop.NowMs;
        }

        return false;
    }

    /// <summary>What came, or null; the caller owns it.</summary>
    public RelayBuffer? TakeBytes()
    {
        var buffer = _buffer;
        _buffer = null;
        if (buffer is not { IsEmpty: true })
            return buffer;
        buffer.ReturnTo(pool);
        return null;
    }
}
