using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorProxy.TestKit.Traffic;

/// <summary>A peer that a test speaks for, byte by byte: HAProxy's peers protocol behind the handshake, on whichever side of it.</summary>
public sealed class ScriptedPeer : IDisposable
{
    private readonly Socket _socket;

    private ScriptedPeer(Socket socket) => _socket = socket;

    /// <summary>Dials in with a greeting of that version; throws unless it is accepted.</summary>
    public static async Task<ScriptedPeer> DialAsync(int port, string version, string target, string name)
    {
        var peer = new ScriptedPeer(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
        try
        {
            using var deadline = new CancellationTokenSource(Deadlines.Step);
            await peer._socket.ConnectAsync(IPAddress.Loopback, port, deadline.Token).ConfigureAwait(false);
            await peer._socket.SendAllAsync(Encoding.ASCII.GetBytes($"HAProxyS {version}\n{target}\n{name} 1 1\n"), deadline.Token).ConfigureAwait(false);
            var status = await peer.ReadLineAsync(deadline.Token).ConfigureAwait(false);
            return status.Split(' ')[0] == "200" ? peer : throw new InvalidDataException($"the greeting was answered by {status}");
        }
        catch
        {
            peer.Dispose();
            throw;
        }
    }

    /// <summary>Accepts who dials in, and answers the greeting; returns its first line, too.</summary>
    public static async Task<(ScriptedPeer Peer, string Greeting)> AcceptAsync(Socket listener, string status)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Step);
        var peer = new ScriptedPeer(await listener.AcceptAsync(deadline.Token).ConfigureAwait(false));
        try
        {
            var greeting = await peer.ReadLineAsync(deadline.Token).ConfigureAwait(false);
            await peer.ReadLineAsync(deadline.Token).ConfigureAwait(false);
            await peer.ReadLineAsync(deadline.Token).ConfigureAwait(false);
            await peer._socket.SendAllAsync(Encoding.ASCII.GetBytes($"{status}\n"), deadline.Token).ConfigureAwait(false);
            return (peer, greeting);
        }
        catch
        {
            peer.Dispose();
            throw;
        }
    }

    /// <summary>Sends messages, written as hexadecimal digits.</summary>
    public async Task SendAsync(string messages)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Step);
        await _socket.SendAllAsync(Convert.FromHexString(messages), deadline.Token).ConfigureAwait(false);
    }

    /// <summary>All messages until one of that kind, which is the last; heartbeats are left out.</summary>
    public async Task<List<PeerMessage>> ReceiveUntilAsync(int kind)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Step);
        var messages = new List<PeerMessage>();
        while (messages.Count == 0 || messages[^1].Kind != kind)
        {
            var first = (await ReadByteAsync(deadline.Token).ConfigureAwait(false) << 8) | await ReadByteAsync(deadline.Token).ConfigureAwait(false);
            var payload = new byte[(first & 0x80) == 0 ? 0 : await ReadLengthAsync(deadline.Token).ConfigureAwait(false)];
            if (!await _socket.ReceiveAllAsync(payload, deadline.Token).ConfigureAwait(false))
                throw new EndOfStreamException("the connection ended within a message");
            if (first != PeerMessage.Heartbeat)
                messages.Add(new PeerMessage(first, payload));
        }

        return messages;
    }

    public void Dispose() => _socket.Dispose();

    private async Task<int> ReadLengthAsync(CancellationToken end)
    {
        var first = await ReadByteAsync(end).ConfigureAwait(false);
        if (first < 240)
            return first;
        var (length, shift) = (first, 4);
        int next;
        do
        {
            next = await ReadByteAsync(end).ConfigureAwait(false);
            length += next << shift;
            shift += 7;
        }
        while (next >= 128);
        return length;
    }

    private async Task<string> ReadLineAsync(CancellationToken end)
    {
        var line = new StringBuilder();
        for (int next; (next = await ReadByteAsync(end).ConfigureAwait(false)) != '\n';)
            line.Append((char)next);
        return line.ToString();
    }

    private async Task<int> ReadByteAsync(CancellationToken end)
    {
        var one = new byte[1];
        return await _socket.ReceiveAllAsync(one, end).ConfigureAwait(false) ? one[0] : throw new EndOfStreamException("the connection ended");
    }
}
