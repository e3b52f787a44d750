using ActorProxy.Core.Peers;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

// What comes from the peer.
internal sealed partial class PeerSession
{
    private void Receive()
    {
        var count = _socket.Receive(_received.AsSpan(_filled, Math.Min(ReceivedPerTurn, _received.Length - _filled)));
        if (count == LoopSocket.WouldBlock)
            return;
        if (count <= 0)
        {
            End(count == 0 ? PeerSessionEnd.Closed : new PeerSessionEnd($"the connection broke: {SocketErrors.Describe(-count)}"));
            return;
        }

        _filled += count;
        _owner.Heard();
        TakeMessages();
    }

    private void TakeMessages()
    {
        var offset = 0;
        while (_ending is null)
        {
            var found = PeerFrame.TryRead(_received.AsSpan(offset, _filled - offset), out var frame, out var consumed);
            if (found == PeerReadResult.NotYet)
                break;
            if (found == PeerReadResult.TooLong)
                _ending = PeerSessionEnd.TooLong;
            else if (found == PeerReadResult.Malformed || !Take(in frame))
                _ending ??= PeerSessionEnd.Malformed;
            offset += consumed;
        }

        if (offset > 0)
            _received.AsSpan(offset, _filled - offset).CopyTo(_received);
        _filled -= offset;
    }

    /// <summary>False for a protocol error.</summary>
    private bool Take(in PeerFrame frame)
    {
        _liveness.Received(frame.Kind, _loop.NowMs);
        switch (frame.Kind)
        {
            case PeerMessageKind.Update or PeerMessageKind.IncrementalUpdate or PeerMessageKind.TimedUpdate or PeerMessageKind.TimedIncrementalUpdate
                or PeerMessageKind.TableDefinition or PeerMessageKind.TableSwitch:
                return _inbox.TryTake(in frame, _loop.NowMs);
            case PeerMessageKind.NodeUpdate when _claims is not null:
                return _inbox.TryTake(in frame, _loop.NowMs);
            case PeerMessageKind.NodeClaim when _claims is not null:
                return _claims.TryAnswer(frame.Payload, _owner);
            case PeerMessageKind.NodeClaimed when _claims is not null:
                return _claims.TryTake(frame.Payload);
            case PeerMessageKind.NodeMembers when _claims is not null:
                return _owner.TryTakeMembers(frame.Payload);
            case PeerMessageKind.NodeRouters when _claims is not null:
                return _owner.TryTakeRouters(frame.Payload);
            case PeerMessageKind.Acknowledgement:
                return TryAcknowledge(frame.Payload);
            case PeerMessageKind.Heartbeat:
                _owner.Counters.HeartbeatsReceived++;
                break;
            case PeerMessageKind.ResyncRequest:
                BeginLesson();
                break;
            case PeerMessageKind.ResyncFinished or PeerMessageKind.ResyncPartial:
                EndLearning(frame.Kind == PeerMessageKind.ResyncFinished);
                break;
            case PeerMessageKind.ResyncConfirm when _lesson.TryConfirm():
                _outbox.ConfirmLesson();
                _owner.Counters.LessonsGiven++;
                _owner.LessonConfirmed(this);
                break;
            case PeerMessageKind.ProtocolError or PeerMessageKind.SizeLimitError:
                _ending = PeerSessionEnd.Refused;
                break;
        }

        return true;
    }

    private void EndLearning(bool isComplete)
    {
        _confirms = Math.Min(_confirms + 1, MostConfirms);
        if (!_lesson.IsLearning && _role != PeerRole.Predecessor)
            return;
        _lesson.Learnt();
        _inbox.LessonEnded();
        _owner.Counters.LessonsTaken++;
        _owner.LessonEnded(this, isComplete);
    }

    private void BeginLesson()
    {
        _lesson.Begin();
        _outbox.BeginLesson();
    }

    private bool TryAcknowledge(ReadOnlySpan<byte> payload)
    {
        if (!PeerAcknowledgement.TryRead(payload, out var acknowledgement))
            return false;
        if (!_lesson.TakesAcknowledgements)
            return true;
        foreach (var table in _owner.Tables)
        {
            if (table.Teller.Definition.Id != acknowledgement.TableId || table.Follower is not { } follower)
                continue;
            if (follower.TryAcknowledge(acknowledgement.UpdateId))
                _owner.Counters.AcknowledgementsReceived++;
            else
                _owner.Counters.AcknowledgementsRefused++;
        }

        return true;
    }
}
