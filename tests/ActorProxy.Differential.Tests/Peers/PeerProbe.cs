using System.Net;
using System.Net.Sockets;
using ActorProxy.Core.Peers;
using ActorProxy.TestKit;

namespace ActorProxy.Differential.Tests.Peers;

/// <summary>Connects to a haproxy as one of its peers, and reads what it says with the codec.</summary>
internal sealed class PeerProbe : IDisposable
{
    private readonly TcpClient client = new();
    private readonly byte[] received = new byte[1 << 20];
    private int length;

    /// <summary>What came and was not read yet.</summary>
    public ReadOnlySpan<byte> Received => received.AsSpan(0, length);

    /// <summary>Connects, says hello and returns the answer.</summary>
    public async Task<PeerStatus> ConnectAsync(int port, PeerHello hello)
    {
        await client.ConnectAsync(IPAddress.Loopback, port).WaitAsync(Deadlines.Step).ConfigureAwait(false);
        var room = new byte[PeerHello.MostBytes];
        await client.GetStream().WriteAsync(room.AsMemory(0, hello.Write(room, Environment.ProcessId))).ConfigureAwait(false);
        while (true)
        {
            var result = PeerStatusLine.TryRead(Received, out var status, out _, out var consumed);
            if (result == PeerReadResult.Found)
            {
                Consume(consumed);
                return status;
            }

            if (result != PeerReadResult.NotYet || !await ReceiveAsync().ConfigureAwait(false))
                throw new InvalidOperationException($"{result} instead of a status");
        }
    }

    public async Task SendAsync(byte[] message) => await client.GetStream().WriteAsync(message).ConfigureAwait(false);

    public Task SendAsync(PeerMessageKind kind)
    {
        var message = new byte[2];
        PeerFrameWriter.Write(message, kind);
        return SendAsync(message);
    }

    /// <summary>Takes bytes that were read off what came.</summary>
    public void Consume(int count)
    {
        received.AsSpan(count, length - count).CopyTo(received);
        length -= count;
    }

    /// <summary>Waits for more; false at the connection's end.</summary>
    public async Task<bool> ReceiveAsync()
    {
        using var deadline = new CancellationTokenSource(Deadlines.Step);
        var count = await client.GetStream().ReadAsync(received.AsMemory(length), deadline.Token).ConfigureAwait(false);
        length += count;
        return count > 0;
    }

    public void Dispose() => client.Dispose();
}
