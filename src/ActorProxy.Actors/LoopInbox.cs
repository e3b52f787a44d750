using ActorProxy.Actors.Polling;

namespace ActorProxy.Actors;

/// <summary>What other threads leave for a loop: many write, the loop takes everything at once.</summary>
/// <remarks>Two arrays that change places under a short lock: measured to beat a linked lock-free queue, which allocates a node for each message.</remarks>
internal sealed class LoopInbox(WakeUp wakeUp)
{
    private const int SmallCapacity = 64;

    private readonly Lock _gate = new();
    private Envelope[] _filling = new Envelope[SmallCapacity];
    private Envelope[] _taken = new Envelope[SmallCapacity];
    private int _count;
    private bool _isSleeping;
    private bool _isClosed;

    /// <summary>True when something has come. May be a moment old.</summary>
    public bool HasAny => Volatile.Read(ref _count) != 0;

    /// <summary>How many envelopes fit without growing.</summary>
    public int Capacity => _filling.Length;

    /// <summary>Adds one and wakes the loop if it sleeps; false when the loop has ended.</summary>
    public bool TryAdd(Envelope envelope)
    {
        lock (_gate)
        {
            if (_isClosed)
                return false;
            if (_count == _filling.Length)
                Array.Resize(ref _filling, _count * 2);
            _filling[_count++] = envelope;
            if (_isSleeping)
            {
                // Within the lock, or the loop could end and its descriptor become someone's socket before it is written to.
                _isSleeping = false;
                wakeUp.Ring();
            }

            return true;
        }
    }

    /// <summary>Says that the loop is about to sleep; false when there is something to do first.</summary>
    public bool TrySleep()
    {
        lock (_gate)
        {
            _isSleeping = _count == 0;
            return _isSleeping;
        }
    }

    /// <summary>Says that the loop is awake: it need not be woken for what comes now.</summary>
    public void Awake()
    {
        // Without the lock: who has seen it asleep wakes it once more than needed, and nobody can miss it.
        if (_isSleeping)
            Volatile.Write(ref _isSleeping, false);
    }

    /// <summary>Takes all that has come so far; valid until the next call.</summary>
    public Span<Envelope> TakeAll()
    {
        // Looked at without the lock: a message missed now is seen by TrySleep before the loop sleeps.
        if (!HasAny)
            return default;
        lock (_gate)
        {
            (_filling, _taken) = (_taken, _filling);
            var count = _count;
            _count = 0;
            return _taken.AsSpan(0, count);
        }
    }

    /// <summary>Takes nothing more.</summary>
    public void Close()
    {
        lock (_gate)
            _isClosed = true;
    }

    /// <summary>Gives back the memory that a burst has taken. After <see cref="TakeAll"/> and what it returned is done with.</summary>
    public void Trim()
    {
        lock (_gate)
        {
            _taken = new Envelope[SmallCapacity];
            if (_count == 0)
                _filling = new Envelope[SmallCapacity];
        }
    }
}
