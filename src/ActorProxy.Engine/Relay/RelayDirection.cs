using ActorProxy.Actors;
using ActorProxy.Core.Bandwidth;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Engine.Relay;

/// <summary>One direction of a relay: what came from one socket and has to go to the other.</summary>
/// <remarks>
/// Reads at most one buffer ahead of what the other side takes, so a slow reader slows the sender down. It receives while events
/// are handed out and sends when the batch is done: neighbours that share a core get to batch as well.
/// </remarks>
public sealed class RelayDirection : Deferred
{
    /// <summary>Buffers moved per turn before other connections get theirs.</summary>
    private const int RoundsPerTurn = 8;

    private readonly TcpRelay _relay;
    private RelayBuffer? _buffer;
    private SplicePipe? _pipe;
    private SplicePolicy _splice;
    private FlowSize _size;
    private FlowLimiter? _limiter;
    private bool _isCutOff;

    internal RelayDirection(TcpRelay relay, LoopSocket source, LoopSocket target, SplicePolicy splice)
    {
        _relay = relay;
        Source = source;
        Target = target;
        _splice = splice;
    }

    public LoopSocket Source { get; }

    public LoopSocket Target { get; }

    /// <summary>Bytes received from the source so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>The source has sent its end.</summary>
    public bool IsSourceEnded { get; private set; }

    /// <summary>The source's end has been passed on.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Bytes received that the target has not taken yet.</summary>
    public long PendingBytes => (_buffer?.Pending.Length ?? 0) + (_pipe?.Pending ?? 0);

    /// <summary>Holds back what comes until it lets it pass; null for a flow that passes.</summary>
    internal IFlowGate? Gate { get; set; }

    /// <summary>Nothing is sent now because a bandwidth limit is reached.</summary>
    internal bool IsPaused => _limiter is { IsPending: true };

    public bool HasPending => _buffer is not null || _pipe is { Pending: > 0 };

    /// <summary>Takes over bytes that were received before the relay began.</summary>
    internal void Preload(RelayBuffer buffer, int ownBytes)
    {
        if (buffer.IsEmpty)
        {
            _relay.Pools.Buffers.Return(buffer);
            return;
        }

        _buffer = buffer;
        Bytes += buffer.End - buffer.Start - ownBytes;
        _relay.Loop.Defer(this);
    }

    /// <summary>From now on it sends what these limits allow, whatever more of them rules add. Once.</summary>
    public void LimitBy(BandwidthLimits limits) => _limiter ??= new FlowLimiter(this, _relay.Loop, limits);

    /// <summary>A bandwidth limit allows something again. The time of both sides begins anew: neither was asked for anything.</summary>
    internal void PauseIsOver()
    {
        _relay.TouchSource(this);
        _relay.TouchTarget(this);
        _relay.ArmTimer();
        _relay.Loop.Defer(this);
    }

    /// <summary>The source may have something to read.</summary>
    internal void OnSourceReady()
    {
        if (IsSourceEnded || (HasPending && Gate is null) || !Source.CanRead)
            return;
        if (IsLarge || Gate is not null)
            _relay.Loop.Defer(this);
        else if (ReceiveOnce() && _relay.Pools.Buffers.IsBatchFull)
            Pump();
    }

    /// <summary>The target may take more.</summary>
    internal void OnTargetReady()
    {
        if (HasPending && Target.CanWrite)
            _relay.Loop.Defer(this);
    }

    protected override void RunDeferred()
    {
        try
        {
            Pump();
        }
#pragma warning disable CA1031 // A fault costs this connection, never the loop: whoever awaits the relay gets it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _relay.Failed(fault);
        }
    }

    private void Pump()
    {
        for (var round = 0; round < RoundsPerTurn; round++)
        {
            if (_relay.IsEnded || (Gate is not null && IsHeld()) || !Flush())
                return;
            if (IsSourceEnded)
            {
                PassEndOn();
                return;
            }

            if (!Source.CanRead)
                return;
            if (IsLarge ? !SpliceOnce() : !ReceiveOnce())
                return;
        }

        // Goes on after the next batch of events, not as a message: the loop delivers messages until there are none.
        _relay.Loop.Defer(this);
    }

    /// <summary>The gate may think otherwise now: asks it again.</summary>
    public void Reconsider() => _relay.Loop.Defer(this);

    /// <summary>Before anything else moves: a gate may refuse without having seen a byte.</summary>
    internal void AskGate()
    {
        if (Gate is not null && !IsHeld() && (HasPending || IsSourceEnded))
            _relay.Loop.Defer(this);
    }

    /// <summary>Reads until the gate has decided; true when nothing may pass now.</summary>
    private bool IsHeld()
    {
        while (true)
        {
            var isFull = _buffer is { Free.IsEmpty: true };
            switch (Gate!.Look(_buffer?.PendingMemory ?? default, IsSourceEnded || isFull))
            {
                case FlowVerdict.Pass:
                    Gate = null;
                    return false;
                case FlowVerdict.PassAndEnd:
                    Gate = null;
                    IsSourceEnded = _isCutOff = true;
                    return false;
                case FlowVerdict.Refuse:
                    _relay.Refused();
                    return true;
            }

            if (IsSourceEnded || isFull || !Source.CanRead || !ReceiveMore())
                return true;
        }
    }

    /// <summary>Receives behind what is held back; false when there was nothing, and the source has not ended.</summary>
    private bool ReceiveMore()
    {
        _buffer ??= _relay.Pools.Buffers.Rent();
        var count = Source.Receive(_buffer.Free);
        if (count > 0)
        {
            _buffer.Filled(count);
            Bytes += count;
            _relay.TouchSource(this);
            return true;
        }

        if (_buffer.IsEmpty)
            ReturnBuffer();
        if (count == 0)
            IsSourceEnded = true;
        else if (count != LoopSocket.WouldBlock)
            _relay.SocketFailed(Source);
        return count == 0;
    }

    /// <summary>Gives buffer and pipe back, whatever they hold.</summary>
    internal void Release()
    {
        _limiter?.Stop();
        ReturnBuffer();
        ReturnPipe();
    }

    /// <summary>The next bytes are spliced.</summary>
    internal bool IsLarge => _splice == SplicePolicy.Always || (_splice == SplicePolicy.WhenLarge && _size.IsLarge);

    /// <summary>Sends what is pending; false when some is left or the target failed.</summary>
    /// <remarks>Once all is sent the source's time begins anew: until then nothing was read from it.</remarks>
    private bool Flush()
    {
        if (_buffer is { } buffer)
        {
            var pending = buffer.Pending;
            if (_limiter is not null)
                pending = pending[.._limiter.Admit(pending.Length)];
            if (pending.IsEmpty)
                return false;
            var sent = Target.Send(pending);
            if (sent < 0)
                return TargetRefused(sent);
            _limiter?.Passed(sent);
            _relay.TouchTarget(this);
            buffer.Sent(sent);
            if (!buffer.IsEmpty)
            {
                // Taken in part: the rest waits for the kernel to report room, which it does only after a call that would block.
                return Flush();
            }

            ReturnBuffer();
            _relay.TouchSource(this);
        }
        else if (_pipe is { Pending: > 0 } pipe)
        {
            while (pipe.Pending > 0)
            {
                var allowed = _limiter?.Admit(pipe.Pending) ?? pipe.Pending;
                if (allowed == 0)
                    return false;
                var moved = Target.SpliceFrom(pipe.ReadEnd, allowed);
                if (moved < 0)
                    return TargetRefused(moved);
                _limiter?.Passed(moved);
                _relay.TouchTarget(this);
                pipe.Pending -= moved;
            }

            if (!IsLarge)
                ReturnPipe();
            _relay.TouchSource(this);
        }

        return true;
    }

    private bool TargetRefused(int result)
    {
        if (result != LoopSocket.WouldBlock)
            _relay.SocketFailed(Target);
        else if (IsSourceEnded)
            _relay.ArmTimer();
        return false;
    }

    /// <summary>Receives one buffer; false when there was nothing.</summary>
    private bool ReceiveOnce()
    {
        var buffer = _relay.Pools.Buffers.Rent();
        var space = buffer.Free;
        var count = Source.Receive(space);
        if (count <= 0)
        {
            _relay.Pools.Buffers.Return(buffer);
            return Received(count);
        }

        buffer.Filled(count);
        _buffer = buffer;
        if (_splice == SplicePolicy.WhenLarge)
            _size.Copied(count, space.Length);

        // The end was reported together with these bytes and less came than there was room for: the read that returns 0 is saved.
        if (Source.IsPeerClosed && !Source.IsFailed && Source.EndsShort && count < space.Length)
            IsSourceEnded = true;
        return Received(count);
    }

    private bool SpliceOnce()
    {
        _pipe ??= _relay.Pools.Pipes.TryRent();
        if (_pipe is null)
        {
            _splice = SplicePolicy.Never;
            return ReceiveOnce();
        }

        var count = Source.SpliceTo(_pipe.WriteEnd, _pipe.CapacityBytes);
        if (count > 0)
        {
            _pipe.Pending = count;
            if (_splice == SplicePolicy.WhenLarge)
                _size.Spliced(count, _relay.Pools.Buffers.BufferSizeBytes);
        }
        else
        {
            ReturnPipe();
        }

        return Received(count);
    }

    private bool Received(int count)
    {
        if (count > 0)
        {
            Bytes += count;
            _relay.TouchSource(this);
            _relay.Loop.Defer(this);
            return true;
        }

        if (count == 0)
        {
            IsSourceEnded = true;
            _relay.Loop.Defer(this);
        }
        else if (count != LoopSocket.WouldBlock)
        {
            _relay.SocketFailed(Source);
        }

        return false;
    }

    private void PassEndOn()
    {
        if (IsDone)
            return;
        IsDone = true;
        ReturnPipe();
        if (_isCutOff)
            _relay.CutOff();
        else
            _relay.DirectionDone(this);
    }

    private void ReturnBuffer()
    {
        if (_buffer is null)
            return;
        _relay.Pools.Buffers.Return(_buffer);
        _buffer = null;
    }

    private void ReturnPipe()
    {
        if (_pipe is null)
            return;
        _relay.Pools.Pipes.Return(_pipe);
        _pipe = null;
    }
}
