using System.Text;
using ActorProxy.Actors;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

/// <summary>Has a node of the cluster run one command of its runtime API, and takes the answer.</summary>
/// <remarks>To be used on a loop. The node is dialled for it: an answer may be long, and holds no table's updates up.</remarks>
public sealed class NodeCall : IReadinessHandler
{
    internal const string NonceWord = "NONCE";
    internal const string AcceptedWord = "OK";
    internal const string RefusedWord = "REFUSED";

    private const int BufferBytes = 16 * 1024;

    private readonly LoopCompletion<bool> _ready = new();
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly LoopAlarm _alarm;
    private readonly EventLoop _loop;
    private readonly LoopSocket _socket;
    private readonly int _patienceMs;
    private int _filled;

    private NodeCall(EventLoop loop, PeerConnection connection, TimeSpan patience)
    {
        _loop = loop;
        _patienceMs = (int)patience.TotalMilliseconds;
        _alarm = new LoopAlarm(() => _ready.Complete(false));
        _socket = new LoopSocket(loop, connection.Descriptor) { Handler = this };
        connection.Unread.CopyTo(_buffer);
        _filled = connection.Unread.Length;
    }

    void IReadinessHandler.OnReady(LoopSocket socket) => _ready.Complete(true);

    /// <summary>Returns why it failed, for the operator, or null.</summary>
    /// <param name="command">One line of the runtime API.</param>
    /// <param name="onAnswer">Takes the answer in pieces, as they come; a piece is good until it returns.</param>
    /// <param name="patience">How long the node may say nothing.</param>
    public static async Task<string?> RunAsync(
        NodeServices node, EventLoop loop, string localName, ClusterPeer called, string command, Func<ReadOnlyMemory<byte>, ValueTask> onAnswer, TimeSpan patience)
    {
        if (node.Cluster.Secret is not { } secret)
            return "node.conf has no cluster.secret, which commands for other nodes need";
        var peer = new PeerPlan(NodeGreeting.Call, SocketTarget.Of(called.Address), ConnectOptions.None);
        var outcome = await new PeerDial(loop, peer, new PeerHello(PeerVersion.Newest, NodeGreeting.Call, localName, node.Tables.GreetingOf(localName))).RunAsync();
        if (outcome.Connection is not { } connection)
            return outcome.Failure;
        var call = new NodeCall(loop, connection, patience);
        try
        {
            return await call.RunAsync(nonce => NodeCallProof.Line(secret, called.Name, localName, nonce, command) + "\n", onAnswer);
        }
        finally
        {
            loop.CancelTimer(call._alarm);
            call._socket.Close();
        }
    }

    private async Task<string?> RunAsync(Func<string, string> prove, Func<ReadOnlyMemory<byte>, ValueTask> onAnswer)
    {
        var (nonce, failure) = await ExpectAsync(NonceWord);
        if (nonce is null)
            return failure;
        var request = Encoding.UTF8.GetBytes(prove(nonce));
        for (var sent = 0; sent < request.Length;)
        {
            var count = _socket.Send(request.AsSpan(sent));
            if (count >= 0)
                sent += count;
            else if (count != LoopSocket.WouldBlock || !await WaitAsync())
                return "it did not take the command";
        }

        (var accepted, failure) = await ExpectAsync(AcceptedWord);
        if (accepted is null)
            return failure;
        while (true)
        {
            if (_filled > 0)
                await onAnswer(_buffer.AsMemory(0, _filled));
            _filled = 0;
            if (await ReceiveAsync() is { } end)
                return end.Length == 0 ? null : end;
        }
    }

    /// <summary>What stands behind a word in the next line; null with the reason for any other line.</summary>
    private async Task<(string? Words, string? Failure)> ExpectAsync(string word)
    {
        while (_buffer.AsSpan(0, _filled).IndexOf((byte)'\n') < 0)
        {
            if (await ReceiveAsync() is { } end)
                return (null, end.Length == 0 ? "it closed the connection" : end);
        }

        var length = _buffer.AsSpan(0, _filled).IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(_buffer, 0, length);
        _filled -= length + 1;
        _buffer.AsSpan(length + 1, _filled).CopyTo(_buffer);
        if (line.StartsWith(word, StringComparison.Ordinal))
            return (line[word.Length..].TrimStart(), null);
        return (null, line.StartsWith(RefusedWord, StringComparison.Ordinal) ? line[RefusedWord.Length..].Trim() : "it answers as no node of this version does");
    }

    /// <summary>Null when something came; else how the connection ended: empty for in order.</summary>
    private async Task<string?> ReceiveAsync()
    {
        while (true)
        {
            var count = _filled == _buffer.Length ? 0 : _socket.Receive(_buffer.AsSpan(_filled));
            if (count > 0)
            {
                _filled += count;
                return null;
            }

            if (count != LoopSocket.WouldBlock)
                return count == 0 ? "" : $"the connection broke: {SocketErrors.Describe(-count)}";
            if (!await WaitAsync())
                return "it says nothing any more";
        }
    }

    private async Task<bool> WaitAsync()
    {
        var wait = _ready.Begin();
        _loop.StartTimer(_alarm, _patienceMs);
        var isReady = await wait;
        _loop.CancelTimer(_alarm);
        return isReady;
    }
}
