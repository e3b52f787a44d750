using ActorProxy.Core.Peers;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

// What goes to the peer.
internal sealed partial class PeerSession
{
    /// <summary>Fills the buffer with what is to be said; false when there is more than fits.</summary>
    private bool Write()
    {
        if (_start < _end)
            return false;
        (_start, _end) = (0, 0);
        if (_ending is not null)
        {
            WriteEnding();
            return true;
        }

        // Somebody waits for these.
        if (_claims is not null)
            _end += _claims.Write(Room);
        WriteNews();
        for (; _confirms > 0; _confirms--)
            Put(PeerMessageKind.ResyncConfirm);
        if (_asks)
            Put(PeerMessageKind.ResyncRequest);
        _asks = false;

        // While a lesson is taken nothing of it is acknowledged: its end is confirmed.
        if (_inbox.HasNews && !_lesson.IsLearning)
            _end += _inbox.WriteAcknowledgements(Room);
        if (_lesson.State == PeerLessonState.Teaching)
            return Teach();
        return !_lesson.PushesLive || _role != PeerRole.Remote || Push();
    }

    private void WriteNews()
    {
        foreach (ref var message in _news.AsSpan())
        {
            if (message.IsEmpty || message.Length > Room.Length)
                continue;
            message.Span.CopyTo(Room);
            _end += message.Length;
            message = default;
        }
    }

    private Span<byte> Room => _unsent.AsSpan(_end, BufferBytes - _end);

    private bool Teach()
    {
        if (Room.Length < 2 * PeerOutbox.LongestMessage)
            return false;
        _end += _outbox.WriteLesson(Room[..^2], _loop.NowMs, out var isOver);
        _liveness.Sent(_loop.NowMs);
        if (isOver)
            Put(_lesson.End(_owner.KnowsEverything));
        return isOver;
    }

    private bool Push()
    {
        // What changed since a moment ago waits for more: one send for many.
        if (_gathering.IsPending)
            return true;
        var length = _outbox.WriteChanges(Room, _loop.NowMs, out var isAll);
        _end += length;
        if (length > 0)
        {
            _liveness.Sent(_loop.NowMs);
            if (isAll)
                _loop.StartTimer(_gathering, GatheringMs);
            return isAll;
        }

        return isAll && !HasChanged();
    }

    /// <summary>Asks every table to tell of its next change.</summary>
    private bool HasChanged()
    {
        var hasChanged = false;
        foreach (var table in _owner.Tables)
            hasChanged |= table.Follower?.AwaitChange() ?? false;
        return hasChanged;
    }

    private void WriteEnding()
    {
        if (_isLate || _ending == PeerSessionEnd.Refused)
            return;
        _isLate = true;
        _owner.Counters.ProtocolErrors++;
        Put(_ending == PeerSessionEnd.TooLong ? PeerMessageKind.SizeLimitError : PeerMessageKind.ProtocolError);
    }

    private void Put(PeerMessageKind kind) => _end += PeerFrameWriter.Write(Room, kind);

    /// <summary>False when the connection is gone.</summary>
    private bool Send()
    {
        while (_start < _end && _socket.CanWrite)
        {
            var count = _socket.Send(_unsent.AsSpan(_start, _end - _start));
            if (count == LoopSocket.WouldBlock)
                break;
            if (count <= 0)
            {
                End(_ending ?? new PeerSessionEnd($"the connection broke: {SocketErrors.Describe(-count)}"));
                return false;
            }

            _start += count;
            _stuckSinceMs = 0;
        }

        if (_start < _end && _stuckSinceMs == 0)
            _stuckSinceMs = _loop.NowMs;
        return true;
    }
}
