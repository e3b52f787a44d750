using System.Diagnostics;
using System.Runtime.CompilerServices;
using ActorProxy.Actors.Polling;
using ActorProxy.Actors.Timers;

namespace ActorProxy.Actors;

/// <summary>One thread with an epoll instance, timers and a mailbox for all actors pinned to it.</summary>
/// <remarks>
/// A turn: take a batch of events, run what the batch deferred, deliver messages, expire timers.
/// All members without a note are for the loop's own thread.
/// </remarks>
public sealed partial class EventLoop
{
    private static readonly long TicksPerMs = Stopwatch.Frequency / 1000;

    [ThreadStatic]
    private static EventLoop? _current;

    private readonly Poller _poller;
    private readonly WakeUp _wakeUp = new();
    private readonly LoopInbox _inbox;
    private readonly LocalMailbox _local = new();
    private readonly TimerHeap _timers = new();
    private readonly Thread _thread;
    private Deferred? _firstDeferred;
    private Deferred? _lastDeferred;
    private bool _isExpiring;
    private bool _isEnding;
    private long _nowMs;
    private long _largeSinceMs;
    private long _turns;
    private long _events;
    private long _messages;
    private long _sleptMs;

    internal EventLoop(ActorSystem system, int index, int maxPollEvents)
    {
        System = system;
        Index = index;
        _poller = new Poller(maxPollEvents);
        _inbox = new LoopInbox(_wakeUp);
        _poller.Add(_wakeUp, PollEvents.Readable | PollEvents.EdgeTriggered);
        _nowMs = ClockMs;
        _thread = new Thread(RunLoop) { Name = $"loop-{index}", IsBackground = true };
    }

    /// <summary>The loop whose thread this is, or null. For any thread.</summary>
    public static EventLoop? Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _current;
    }

    /// <summary>Monotonic time in milliseconds, read from the kernel. For any thread.</summary>
    /// <remarks>Not <c>Environment.TickCount64</c>: its clock moves in steps of the scheduler's tick, 4 ms on many machines.</remarks>
    public static long ClockMs => Stopwatch.GetTimestamp() / TicksPerMs;

    public ActorSystem System { get; }

    /// <summary>From 0.</summary>
    public int Index { get; }

    /// <summary>Monotonic time in milliseconds: on the loop's thread as read at the begin of the turn, on any other as it is now.</summary>
    public long NowMs => _current == this ? _nowMs : ClockMs;

    /// <summary>How much this loop has done since its start. For any thread; the numbers may be a turn old.</summary>
    public LoopActivity Activity => new(_turns, _events, _messages, _sleptMs, _poller.Count, _timers.Count);

    /// <summary>Watches a descriptor.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public void Register(Pollable pollable, PollEvents events) => _poller.Add(pollable, events);

    /// <summary>Changes what is watched of a registered descriptor.</summary>
    public void Modify(Pollable pollable, PollEvents events) => _poller.Modify(pollable, events);

    /// <summary>Stops watching; <paramref name="isClosing"/> when the caller closes the last copy of the descriptor next, which saves a system call.</summary>
    public void Unregister(Pollable pollable, bool isClosing) => _poller.Remove(pollable, isClosing);

    /// <summary>Runs <paramref name="work"/> when the batch of events at hand has been handed out; once, however often it is asked for.</summary>
    /// <remarks>Work that defers itself again comes again after the next batch, so it can go on as long as it likes without keeping others waiting.</remarks>
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

    /// <summary>As above, in milliseconds from now; a delay of 0 or less ends at once, but never within the expiry that asked for it.</summary>
    public void StartTimer(LoopTimer timer, long delayMs)
    {
        var dueMs = NowMs + Math.Clamp(delayMs, _isExpiring ? 1 : 0, TimerHeap.LongestDelayMs);
        if (OwnsTimers)
            _timers.Set(timer, dueMs);
        else
            Run(new TimerChange(this, timer, dueMs));
    }

    /// <summary>Takes a timer back. For any thread; from another thread it may still fire once.</summary>
    public void CancelTimer(LoopTimer timer)
    {
        if (OwnsTimers)
            _timers.Remove(timer);
        else
            Run(new TimerChange(this, timer, TimerChange.Cancel));
    }

    /// <summary>Runs <paramref name="work"/> on this loop's thread, later. For any thread. Dropped when the loop has ended.</summary>
    public void Run(ILoopWork work) => TryRun(work);

    // A shared actor's changes take the long way even here: those that it made on other threads must not be overtaken.
    private bool OwnsTimers => _current == this && SharedRun.Depth == 0;

    internal bool TryRun(ILoopWork work) => TryEnqueue(new Envelope(null, work));

    internal void Start() => _thread.Start();

    /// <summary>Ends the loop after what is under way on it. For any thread.</summary>
    internal void End() => Run(new EndOfLoop(this));

    /// <summary>Waits until the loop has ended. For a thread that is no loop.</summary>
#pragma warning disable RS0030 // The one wait of this project: a thread of the pool, when all loops are at their end.
    internal void Join() => _thread.Join();
#pragma warning restore RS0030

    internal void Enqueue(ActorCell target, object message)
    {
        if (!TryEnqueue(new Envelope(target, message)))
            target.OnLoopEnded(message);
    }

    private bool TryEnqueue(Envelope envelope)
    {
        if (_current != this)
            return _inbox.TryAdd(envelope);

        // What others left comes first: a shared actor's message from another thread must not be overtaken by its next one from here.
        if (_inbox.HasAny)
            TakeRemote();
        _local.Add(envelope);
        return true;
    }

    private sealed class TimerChange(EventLoop loop, LoopTimer timer, long dueMs) : ILoopWork
    {
        public const long Cancel = long.MaxValue;

        public void Run()
        {
            if (dueMs == Cancel)
                loop._timers.Remove(timer);
            else
                loop._timers.Set(timer, dueMs);
        }
    }

    private sealed class EndOfLoop(EventLoop loop) : ILoopWork
    {
        public void Run() => loop._isEnding = true;
    }
}
