using System.Security.Cryptography;
using System.Text;
using ActorProxy.Actors;
using ActorProxy.Core.Peers.Nodes;

namespace ActorProxy.Node.Peers;

/// <summary>A node that wants a command of the runtime API run here: asks it for the proof that it may, then passes the connection on.</summary>
/// <remarks>Belongs to its loop's thread; owns the connection until then. See LIFECYCLE.md for the lines.</remarks>
internal sealed class NodeCallDoor
{
    private const int MostBytes = 16 * 1024;

    private readonly FirstMessage _request;
    private readonly ClusterPeers _cluster;
    private readonly Action<NodeCallDoor, string?> _onEnd;
    private readonly string _nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NodeCallProof.NonceBytes));
    private readonly string _localName;
    private readonly string _caller;

    /// <param name="onEnd">Is told why the caller was refused, or null.</param>
    public NodeCallDoor(EventLoop loop, PeerConnection connection, ClusterPeers cluster, string localName, string caller, Action<NodeCallDoor, string?> onEnd)
    {
        _cluster = cluster;
        _localName = localName;
        _caller = caller;
        _onEnd = onEnd;
        _request = new FirstMessage(loop, connection.Descriptor, connection.Unread.Span, MostBytes, "its command", Take, Refuse);
    }

    public void Begin()
    {
        if (_cluster.Secret is null)
        {
            Refuse("this node takes no commands from others: node.conf has no cluster.secret");
            return;
        }

        Say($"{NodeCall.NonceWord} {_nonce}\n");
        _request.Begin();
    }

    public void Close() => _request.Close();

    // A fresh socket takes so few bytes at once; one that does not is gone.
    private void Say(string line) => _ = _request.Socket.Send(Encoding.UTF8.GetBytes(line));

    private void Refuse(string reason)
    {
        Say($"{NodeCall.RefusedWord} {reason}\n");
        _request.Socket.Discard(MostBytes);
        Close();
        _onEnd(this, reason);
    }

    private bool Take(ReadOnlySpan<byte> received)
    {
        var length = received.IndexOf((byte)'\n');
        if (length < 0)
            return false;
        if (!NodeCallProof.TryRead(Encoding.UTF8.GetString(received[..length]), _cluster.Secret!, _localName, _caller, _nonce, out var command))
            Refuse("the proof of the command is wrong: cluster.secret must be the same on both nodes");
        else if (_cluster.OnCall is not { } serve)
            Refuse("this node has no runtime API");
        else
            Accept(serve, command, length + 1);
        return true;
    }

    private void Accept(Action<int, string, string> serve, string command, int consumed)
    {
        Say($"{NodeCall.AcceptedWord}\n");
        serve(_request.Detach(consumed, out _), _caller, command);
        _onEnd(this, null);
    }
}
