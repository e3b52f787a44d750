using ActorProxy.Actors;
using ActorProxy.Core.Peers;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

/// <summary>Waits for the first message on a connection that was just made: so many bytes at most, for <see cref="PeerTimes.Liveness"/>.</summary>
/// <remarks>Belongs to its loop's thread. Whoever made it closes or detaches it, also once it has said that nothing came.</remarks>
internal sealed class FirstMessage : IReadinessHandler
{
    private readonly EventLoop _loop;
    private readonly string _what;
    private readonly Reader _take;
    private readonly Action<string> _onMissing;
    private readonly LoopAlarm _alarm;
    private readonly byte[] _received;
    private int _filled;

    /// <param name="unread">What has come already; at most <paramref name="mostBytes"/> of it count.</param>
    /// <param name="what">What is waited for, as an operator would say it.</param>
    /// <param name="onMissing">Is told once why it did not come.</param>
    public FirstMessage(EventLoop loop, int descriptor, ReadOnlySpan<byte> unread, int mostBytes, string what, Reader take, Action<string> onMissing)
    {
        _loop = loop;
        _what = what;
        _take = take;
        _onMissing = onMissing;
        Socket = new LoopSocket(loop, descriptor) { Handler = this };
        _alarm = new LoopAlarm(() => _onMissing($"it did not send {_what} in time"));
        _received = new byte[mostBytes];
        _filled = Math.Min(unread.Length, mostBytes);
        unread[.._filled].CopyTo(_received);
    }

    /// <summary>Takes the message from all that has been received; false when it is not whole yet.</summary>
    public delegate bool Reader(ReadOnlySpan<byte> received);

    public LoopSocket Socket { get; }

    void IReadinessHandler.OnReady(LoopSocket socket) => Read();

    public void Begin()
    {
        _loop.StartTimer(_alarm, PeerTimes.Liveness);
        Read();
    }

    public void Close()
    {
        _loop.CancelTimer(_alarm);
        Socket.Close();
    }

    /// <summary>Gives the connection away.</summary>
    /// <param name="consumed">How much of what was received is the message.</param>
    /// <param name="unread">What came behind it.</param>
    public int Detach(int consumed, out ReadOnlyMemory<byte> unread)
    {
        _loop.CancelTimer(_alarm);
        unread = _received.AsMemory(consumed, _filled - consumed);
        return Socket.Detach();
    }

    private void Read()
    {
        while (Socket.IsOpen && !_take(_received.AsSpan(0, _filled)))
        {
            if (_filled == _received.Length)
            {
                _onMissing($"{_what} is too long");
                return;
            }

            var count = Socket.Receive(_received.AsSpan(_filled));
            if (count == LoopSocket.WouldBlock)
                return;
            if (count <= 0)
            {
                _onMissing(count == 0 ? $"it closed the connection and did not send {_what}" : SocketErrors.Describe(-count));
                return;
            }

            _filled += count;
        }
    }
}
