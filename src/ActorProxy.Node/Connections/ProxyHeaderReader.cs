using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.Engine.Relay;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Connections;

/// <summary>Reads the PROXY header that a connection of an <c>accept-proxy</c> bind line begins with.</summary>
/// <remarks>Bytes that follow the header in the same segment are kept for the server.</remarks>
internal sealed class ProxyHeaderReader(LoopSocket client, BufferPool pool)
{
    private RelayBuffer? _buffer = pool.Rent();

    /// <summary>What is wrong with the header as it is now; <see cref="ProxyHeaderError.None"/> while nothing has been received.</summary>
    public ProxyHeaderError Error { get; private set; }

    public ProxyHeaderReadOutcome Read(SessionState session)
    {
        while (true)
        {
            var buffer = _buffer!;

            // Room is left for the header that a server may want before what follows this one.
            var space = buffer.Free[..Math.Max(0, buffer.Free.Length - ProxyHeaderEncoder.MaxBytes)];
            var count = space.IsEmpty ? 0 : client.Receive(space);
            if (count == LoopSocket.WouldBlock)
                return ProxyHeaderReadOutcome.NeedMore;
            if (count <= 0)
            {
                if (buffer.IsEmpty)
                    Error = count == 0 ? ProxyHeaderError.ClosedBefore : ProxyHeaderError.FailedBefore;
                return ProxyHeaderReadOutcome.Gone;
            }

            Error = ProxyHeaderError.Truncated;
            buffer.Filled(count);
            var result = ProxyHeaderParser.Parse(buffer.Pending, pool.BufferSizeBytes);
            if (result.Outcome == ProxyHeaderOutcome.Invalid)
            {
                Error = result.Error;
                return ProxyHeaderReadOutcome.Invalid;
            }

            if (result.Outcome != ProxyHeaderOutcome.Complete)
                continue;
            session.HasProxyHeader = true;
            if (result.Header is { HasAddresses: true } header)
            {
                session.Client = header.Source;
                session.SetDestination(header.Destination);
            }

            if (result.Header is { Tlvs: { IsEmpty: false } fields })
                session.ProxyTlvs = fields.Vector.ToArray();

            buffer.Sent(result.Consumed);
            return ProxyHeaderReadOutcome.Complete;
        }
    }

    /// <summary>What followed the header, or null; the caller owns it.</summary>
    public RelayBuffer? TakeRest()
    {
        var buffer = _buffer;
        _buffer = null;
        if (buffer is not { IsEmpty: true })
            return buffer;
        buffer.ReturnTo(pool);
        return null;
    }
}
