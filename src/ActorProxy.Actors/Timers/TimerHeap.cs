namespace ActorProxy.Actors.Timers;

/// <summary>The pending timers of one loop, soonest first: a heap with four children per node.</summary>
/// <remarks>Each timer knows its position, so cancelling one is as cheap as starting one. Four children keep a path within fewer cache lines than two.</remarks>
internal sealed class TimerHeap
{
    /// <summary><see cref="NextDueMs"/> when nothing is pending.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Longer delays are cut to this, some thousand years, so that adding one to a clock never overflows.</summary>
    public const long LongestDelayMs = 1L << 47;

    private LoopTimer[] _heap = new LoopTimer[64];

    public int Count { get; private set; }

    /// <summary>When the soonest timer is due, or <see cref="Never"/>.</summary>
    public long NextDueMs => Count == 0 ? Never : _heap[0].DueMs;

    public void Set(LoopTimer timer, long dueMs)
    {
        if (timer.HeapIndex >= 0)
            CheckIsHere(timer);
        timer.DueMs = dueMs;
        if (timer.HeapIndex < 0)
        {
            if (Count == _heap.Length)
                Array.Resize(ref _heap, Count * 2);
            timer.HeapIndex = Count++;
            _heap[timer.HeapIndex] = timer;
            Up(timer);
            return;
        }

        Up(timer);
        Down(timer);
    }

    public void Remove(LoopTimer timer)
    {
        var index = timer.HeapIndex;
        if (index < 0)
            return;
        CheckIsHere(timer);
        timer.HeapIndex = -1;
        var last = _heap[--Count];
        _heap[Count] = null!;
        if (last == timer)
            return;
        last.HeapIndex = index;
        _heap[index] = last;
        Up(last);
        Down(last);
    }

    /// <summary>Takes out the soonest timer if it is due.</summary>
    public LoopTimer? TakeDue(long nowMs)
    {
        if (Count == 0 || _heap[0].DueMs > nowMs)
            return null;
        var due = _heap[0];
        Remove(due);
        return due;
    }

    private void CheckIsHere(LoopTimer timer)
    {
        if (timer.HeapIndex >= Count || _heap[timer.HeapIndex] != timer)
            throw new InvalidOperationException($"{timer.GetType().Name} is pending on another loop: a timer belongs to one.");
    }

    private void Up(LoopTimer timer)
    {
        var index = timer.HeapIndex;
        while (index > 0)
        {
            var parent = (index - 1) >> 2;
            if (_heap[parent].DueMs <= timer.DueMs)
                break;
            _heap[index] = _heap[parent];
            _heap[index].HeapIndex = index;
            index = parent;
        }

        _heap[index] = timer;
        timer.HeapIndex = index;
    }

    private void Down(LoopTimer timer)
    {
        var index = timer.HeapIndex;
        while (true)
        {
            var first = (index << 2) + 1;
            if (first >= Count)
                break;
            var soonest = first;
            var end = Math.Min(first + 4, Count);
            for (var child = first + 1; child < end; child++)
                if (_heap[child].DueMs < _heap[soonest].DueMs)
                    soonest = child;
            if (_heap[soonest].DueMs >= timer.DueMs)
                break;
            _heap[index] = _heap[soonest];
            _heap[index].HeapIndex = index;
            index = soonest;
        }

        _heap[index] = timer;
        timer.HeapIndex = index;
    }
}
