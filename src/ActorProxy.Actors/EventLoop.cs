using System.Runtime.CompilerServices;
using ActorProxy.Actors.Polling;
using ActorProxy.Actors.Timers;

namespace ActorProxy.Actors;

/// <summary>One thread with an epoll instance, timers and a mailbox for all actors pinned to it.</summary>
/// <remarks>
/// A turn: take a batch of events, run what the batch deferred, deliver messages, expire timers.
/// All members without a note are for the loop's own thread.
/// </remarks>
public sealed class EventLoop
{
    private const int MessagesPerTurn = 1024;

    [ThreadStatic]
    private static EventLoop? _current;

    private readonly Poller _poller;
    private readonly LoopInbox _inbox = new();
    private readonly TimerHeap _timers = new();
    private readonly WakeUp _wakeUp;
    private readonly Thread _thread;
    private Envelope[] _local = new Envelope[256];
    private int _localHead;
    private int _localCount;
    private Deferred? _firstDeferred;
    private Deferred? _lastDeferred;
    private volatile bool _isEnding;

    internal EventLoop(ActorSystem system, int index, int maxPollEvents)
    {
        System = system;
        Index = index;
        _poller = new Poller(maxPollEvents);
        _wakeUp = new WakeUp();
        _poller.Add(_wakeUp, PollEvents.Readable | PollEvents.EdgeTriggered);
        NowMs = Environment.TickCount64;
        _thread = new Thread(Turn) { Name = $"loop-{index}", IsBackground = true };
    }

    /// <summary>The loop whose thread this is, or null. For any thread.</summary>
    public static EventLoop? Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _current;
    }

    public ActorSystem System { get; }

    /// <summary>From 0.</summary>
    public int Index { get; }

    /// <summary>Monotonic time in milliseconds, read once a turn.</summary>
    public long NowMs { get; private set; }

    /// <summary>How much this loop has done since its start. For any thread; the numbers may be a turn old.</summary>
    public LoopActivity Activity => new(_turns, _events, _messages, _sleptMs, _poller.Count, _timers.Count);

    private long _turns;
    private long _events;
    private long _messages;
    private long _sleptMs;

    /// <summary>Watches a descriptor.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public void Register(Pollable pollable, PollEvents events) => _poller.Add(pollable, events);

    /// <summary>Changes what is watched of a registered descriptor.</summary>
    public void Modify(Pollable pollable, PollEvents events) => _poller.Modify(pollable, events);

    /// <summary>Stops watching; <paramref name="isClosing"/> when the caller closes the last copy of the descriptor next, which saves a system call.</summary>
    public void Unregister(Pollable pollable, bool isClosing) => _poller.Remove(pollable, isClosing);

    /// <summary>Runs <paramref name="work"/> when the batch of events at hand has been handed out; once, however often it is asked for.</summary>
    public void Defer(Deferred work)
    {
        if (work.IsDeferred)
            return;
        work.IsDeferred = true;
        if (_lastDeferred is null)
            _firstDeferred = work;
        else
            _lastDeferred.NextDeferred = work;
        _lastDeferred = work;
    }

    /// <summary>Starts a timer, or moves it. For any thread; from another thread it begins with that loop's next turn.</summary>
    public void StartTimer(LoopTimer timer, TimeSpan delay) => StartTimer(timer, (long)Math.Ceiling(delay.TotalMilliseconds));

    /// <summary>As above, in milliseconds from now.</summary>
    public void StartTimer(LoopTimer timer, long delayMs)
    {
        var dueMs = (_current == this ? NowMs : Environment.TickCount64) + Math.Max(delayMs, 0);
        if (_current == this)
            _timers.Set(timer, dueMs);
        else
            Run(new TimerChange(this, timer, dueMs));
    }

    /// <summary>Takes a timer back. For any thread; from another thread it may still fire once.</summary>
    public void CancelTimer(LoopTimer timer)
    {
        if (_current == this)
            _timers.Remove(timer);
        else
            Run(new TimerChange(this, timer, long.MaxValue));
    }

    /// <summary>Runs <paramref name="work"/> on this loop's thread, later. For any thread.</summary>
    public void Run(ILoopWork work) => Enqueue(null, work);

    internal void Start() => _thread.Start();

    internal void End()
    {
        _isEnding = true;
        _wakeUp.Ring();
    }

    internal void Join()
    {
        if (_current != this)
            _thread.Join();
    }

    internal void Enqueue(ActorCell? target, object message)
    {
        if (_current == this)
            EnqueueLocal(new Envelope(target, message));
        else if (_inbox.Add(new Envelope(target, message)))
            _wakeUp.Ring();
    }

    private void EnqueueLocal(Envelope envelope)
    {
        if (_localCount == _local.Length)
        {
            var larger = new Envelope[_local.Length * 2];
            for (var i = 0; i < _localCount; i++)
                larger[i] = _local[(_localHead + i) & (_local.Length - 1)];
            _local = larger;
            _localHead = 0;
        }

        _local[(_localHead + _localCount++) & (_local.Length - 1)] = envelope;
    }

    private void Turn()
    {
        _current = this;
        SynchronizationContext.SetSynchronizationContext(new LoopSynchronizationContext(this));
        while (!_isEnding)
        {
            var timeout = TimeoutMs();
            var before = NowMs;
            var count = _poller.Wait(timeout);
            NowMs = Environment.TickCount64;
            if (timeout != 0)
                _sleptMs += NowMs - before;
            _turns++;
            _events += count;
            _poller.Dispatch(count);
            RunDeferred();
            DeliverRemote();
            DeliverLocal();
            ExpireTimers();
        }

        _poller.Close();
        _wakeUp.Close();
        _current = null;
    }

    private int TimeoutMs()
    {
        if (_localCount > 0 || _firstDeferred is not null || !_inbox.TrySleep())
            return 0;
        var next = _timers.NextDueMs;
        if (next == long.MaxValue)
            return -1;

        // One more than the difference: the clock is read in whole milliseconds, and waking early would only cost a second turn.
        var wait = next - Environment.TickCount64;
        return wait <= 0 ? 0 : (int)Math.Min(wait, int.MaxValue);
    }

    private void RunDeferred()
    {
        while (_firstDeferred is { } work)
        {
            _firstDeferred = work.NextDeferred;
            if (_firstDeferred is null)
                _lastDeferred = null;
            work.NextDeferred = null;
            work.IsDeferred = false;
            work.RunDeferred();
        }
    }

    private void DeliverRemote()
    {
        var envelopes = _inbox.TakeAll();
        if (envelopes.IsEmpty)
            return;
        foreach (var envelope in envelopes)
            EnqueueLocal(envelope);
        envelopes.Clear();
    }

    private void DeliverLocal()
    {
        // Bounded, so that actors which keep telling each other something can't starve the sockets.
        for (var budget = MessagesPerTurn; budget > 0 && _localCount > 0; budget--)
        {
            var (target, message) = _local[_localHead];
            _local[_localHead] = default;
            _localHead = (_localHead + 1) & (_local.Length - 1);
            _localCount--;
            _messages++;
            if (target is null)
                ((ILoopWork)message).Run();
            else
                target.Deliver(message);
        }

        RunDeferred();
    }

    private void ExpireTimers()
    {
        while (_timers.TakeDue(NowMs) is { } timer)
            timer.Expire();
        RunDeferred();
    }

    private sealed class TimerChange(EventLoop loop, LoopTimer timer, long dueMs) : ILoopWork
    {
        public void Run()
        {
            if (dueMs == long.MaxValue)
                loop._timers.Remove(timer);
            else
                loop._timers.Set(timer, dueMs);
        }
    }
}
