using System.Buffers;
using System.Text;
using ActorProxy.Actors;
using ActorProxy.Core.Handover;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Handover;

/// <summary>The line to a neighbouring process, with which servers' slots are shared until one of the two ends.</summary>
/// <remarks>Owns its socket. What comes in is told to the node, which knows the balancers; the end of the line is the actor's end.</remarks>
internal sealed class HandoverActor : Actor<HandoverProtocol.ICommand>, IReadinessHandler
{
    private readonly LoopSocket _socket;
    private readonly Neighbour _neighbour;
    private readonly IActorRef<NodeProtocol.ICommand> _node;
    private readonly LoopCompletion<bool> _ready = new();
    private readonly ArrayBufferWriter<byte> _unsent = new();
    private readonly byte[] _received;
    private int _length;

    /// <param name="unread">What was received before the actor was there.</param>
    public HandoverActor(EventLoop loop, int descriptor, ReadOnlySpan<byte> unread, Neighbour neighbour, IActorRef<NodeProtocol.ICommand> node)
    {
        _socket = new LoopSocket(loop, descriptor) { Handler = this };
        _neighbour = neighbour;
        _node = node;
        _received = new byte[Math.Max(4 * SlotMessage.MaxLineBytes, unread.Length + SlotMessage.MaxLineBytes)];
        unread.CopyTo(_received);
        _length = unread.Length;
    }

    void IReadinessHandler.OnReady(LoopSocket socket)
    {
        Send();
        _ready.Complete(true);
    }

    protected override void PreStart() => StopAfter(ReadAsync());

    protected override void PostStop() => _socket.Close();

    protected override void Receive(HandoverProtocol.ICommand message)
    {
        if (message is not HandoverProtocol.Say say)
        {
            Unhandled(message);
            return;
        }

        Encoding.UTF8.GetBytes(say.Message.ToString(), _unsent);
        _unsent.Write("\n"u8);
        Send();
    }

    /// <summary>Until the other process ends or says what is no line.</summary>
    private async Task ReadAsync()
    {
        while (TakeLines())
        {
            var count = _socket.Receive(_received.AsSpan(_length));
            if (count == LoopSocket.WouldBlock)
                await _ready.Begin();
            else if (count > 0)
                _length += count;
            else
                return;
        }
    }

    /// <summary>False when a line makes no sense.</summary>
    private bool TakeLines()
    {
        var rest = _received.AsSpan(0, _length);
        for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
        {
            if (!SlotMessage.TryParse(Encoding.UTF8.GetString(rest[..end]), out var message))
                return false;
            _node.Tell(new NodeProtocol.SlotsSaid(_neighbour, message));
        }

        rest.CopyTo(_received);
        _length = rest.Length;
        return _length < SlotMessage.MaxLineBytes;
    }

    private void Send()
    {
        // What can't be sent is lost with the other process, whose end the reading sees.
        var sent = 0;
        while (_socket.IsOpen && sent < _unsent.WrittenCount && _socket.Send(_unsent.WrittenSpan[sent..]) is > 0 and var count)
            sent += count;
        var rest = _unsent.WrittenSpan[sent..].ToArray();
        _unsent.ResetWrittenCount();
        _unsent.Write(rest);
    }
}
