using ActorProxy.Actors.Timers;

namespace ActorProxy.Actors;

/// <content>The turns of the loop, from its first to its last.</content>
public sealed partial class EventLoop
{
    private const int MessagesPerTurn = 1024;
    private const int RoundsAtEnd = 16;
    private const int LargeInbox = 4096;
    private const int TrimAfterMs = 5_000;

    private void RunLoop()
    {
        _current = this;
        SynchronizationContext.SetSynchronizationContext(new LoopSynchronizationContext(this));
        while (!_isEnding)
        {
            var count = AwaitEvents();
            _turns++;
            _events += count;
            Dispatch(count);
            RunDeferred();
            TakeRemote();
            Deliver(MessagesPerTurn);
            ExpireTimers();
        }

        // All actors have stopped. What is left are dead letters and the last steps of awaited tasks, each of which may post one more.
        for (var round = 0; round < RoundsAtEnd; round++)
        {
            TakeRemote();
            Deliver(_local.Count);
        }

        _inbox.Close();
        TakeRemote();
        _current = null;
        Deliver(_local.Count);
        _poller.Close();
        _wakeUp.Close();
    }

    private int AwaitEvents()
    {
        var timeout = TimeoutMs();
        if (timeout == 0)
        {
            var ready = _poller.Wait(0);
            _nowMs = ClockMs;
            return ready;
        }

        var before = ClockMs;
        var count = _poller.Wait(timeout);
        _inbox.Awake();
        _nowMs = ClockMs;
        _sleptMs += _nowMs - before;
        return count;
    }

    private int TimeoutMs()
    {
        if (_local.Count > 0 || _firstDeferred is not null)
            return 0;
        var timeout = -1;
        if (_timers.NextDueMs != TimerHeap.Never)
        {
            var wait = _timers.NextDueMs - ClockMs;
            if (wait <= 0)
                return 0;
            timeout = (int)Math.Min(wait, int.MaxValue);
        }

        TrimWhenQuiet();
        return _inbox.TrySleep() ? timeout : 0;
    }

    private void TrimWhenQuiet()
    {
        if (_inbox.Capacity < LargeInbox && _local.Capacity < LargeInbox)
        {
            _largeSinceMs = _nowMs;
        }
        else if (_nowMs - _largeSinceMs > TrimAfterMs)
        {
            _inbox.Trim();
            _local.Trim();
        }
    }

    // Callbacks must not throw. One that does costs what it stands for, which may hang; it must not cost the loop and all who live on it.
    private void Report(string what, Exception error) => System.Report(new ActorFailure($"{_thread.Name}: {what}", error, Directive.Resume));

    private void Dispatch(int count)
    {
        var next = 0;
        while (next < count)
        {
            try
            {
                _poller.Dispatch(ref next, count);
            }
#pragma warning disable CA1031 // See Report.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Report("a descriptor's callback", error);
            }
        }
    }

    private void RunDeferred()
    {
        var work = _firstDeferred;
        _firstDeferred = _lastDeferred = null;
        while (work is not null)
        {
            var current = work;
            work = current.NextDeferred;
            current.NextDeferred = null;
            current.IsDeferred = false;
            try
            {
                current.RunDeferred();
            }
#pragma warning disable CA1031 // See Report.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Report("deferred work", error);
            }
        }
    }

    private void TakeRemote()
    {
        var envelopes = _inbox.TakeAll();
        if (envelopes.IsEmpty)
            return;
        foreach (var envelope in envelopes)
            _local.Add(envelope);
        envelopes.Clear();
    }

    /// <param name="budget">Bounds the messages, so that actors which keep telling each other something can't starve the sockets.</param>
    private void Deliver(int budget)
    {
        while (budget > 0 && _local.Count > 0)
        {
            try
            {
                for (; budget > 0 && _local.TryTake(out var envelope); budget--)
                {
                    _messages++;
                    if (envelope.Target is null)
                        ((ILoopWork)envelope.Message).Run();
                    else
                        envelope.Target.Deliver(envelope.Message);
                }
            }
#pragma warning disable CA1031 // See Report.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Report("work for the loop", error);
            }
        }

        RunDeferred();
    }

    private void ExpireTimers()
    {
        if (_timers.NextDueMs > _nowMs)
            return;
        _isExpiring = true;
        while (_timers.NextDueMs <= _nowMs)
        {
            try
            {
                while (_timers.TakeDue(_nowMs) is { } timer)
                    timer.Expire();
            }
#pragma warning disable CA1031 // See Report.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Report("a timer", error);
            }
        }

        _isExpiring = false;
        RunDeferred();
    }
}
