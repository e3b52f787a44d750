using System.Security.Cryptography;
using System.Text;
using ActorProxy.Actors;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

/// <summary>A node that wants a command of the runtime API run here: asks it for the proof that it may, then passes the connection on.</summary>
/// <remarks>Belongs to its loop's thread; owns the connection until then. See LIFECYCLE.md for the lines.</remarks>
internal sealed class NodeCallDoor : IReadinessHandler
{
    private const int MostBytes = 16 * 1024;

    private readonly EventLoop _loop;
    private readonly LoopSocket _socket;
    private readonly ClusterPeers _cluster;
    private readonly LoopAlarm _alarm;
    private readonly Action<NodeCallDoor, string?> _onEnd;
    private readonly byte[] _received = new byte[MostBytes];
    private readonly string _nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NodeCallProof.NonceBytes));
    private readonly string _localName;
    private readonly string _caller;
    private int _filled;

    /// <param name="onEnd">Is told why the caller was refused, or null.</param>
    public NodeCallDoor(EventLoop loop, PeerConnection connection, ClusterPeers cluster, string localName, string caller, Action<NodeCallDoor, string?> onEnd)
    {
        _loop = loop;
        _cluster = cluster;
        _localName = localName;
        _caller = caller;
        _onEnd = onEnd;
        _socket = new LoopSocket(loop, connection.Descriptor) { Handler = this };
        _alarm = new LoopAlarm(() => End("it did not send its command in time"));
        _filled = Math.Min(connection.Unread.Length, MostBytes);
        connection.Unread.Span[.._filled].CopyTo(_received);
    }

    void IReadinessHandler.OnReady(LoopSocket socket) => Read();

    public void Begin()
    {
        if (_cluster.Secret is null)
        {
            Refuse("this node takes no commands from others: node.conf has no cluster.secret");
            return;
        }

        _loop.StartTimer(_alarm, PeerTimes.Liveness);
        Say($"{NodeCall.NonceWord} {_nonce}\n");
        Read();
    }

    public void Close()
    {
        _loop.CancelTimer(_alarm);
        _socket.Close();
    }

    private void End(string? failure)
    {
        Close();
        _onEnd(this, failure);
    }

    private void Refuse(string reason)
    {
        Say($"{NodeCall.RefusedWord} {reason}\n");
        _socket.Discard(MostBytes);
        End(reason);
    }

    // A fresh socket takes so few bytes at once; one that does not is gone.
    private void Say(string line) => _ = _socket.Send(Encoding.UTF8.GetBytes(line));

    private void Read()
    {
        while (_socket.IsOpen)
        {
            if (_received.AsSpan(0, _filled).IndexOf((byte)'\n') is var end and >= 0)
            {
                Judge(Encoding.UTF8.GetString(_received, 0, end));
                return;
            }

            if (_filled == MostBytes)
            {
                Refuse("the command is too long");
                return;
            }

            var count = _socket.Receive(_received.AsSpan(_filled));
            if (count == LoopSocket.WouldBlock)
                return;
            if (count <= 0)
                End(null);
            else
                _filled += count;
        }
    }

    private void Judge(string line)
    {
        if (!NodeCallProof.TryRead(line, _cluster.Secret!, _localName, _caller, _nonce, out var command))
        {
            Refuse("the proof of the command is wrong: cluster.secret must be the same on both nodes");
            return;
        }

        if (_cluster.OnCall is not { } serve)
        {
            Refuse("this node has no runtime API");
            return;
        }

        _loop.CancelTimer(_alarm);
        Say($"{NodeCall.AcceptedWord}\n");
        serve(_socket.Detach(), _caller, command);
        _onEnd(this, null);
    }
}
