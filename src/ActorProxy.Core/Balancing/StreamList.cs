namespace ActorProxy.Core.Balancing;

/// <summary>Streams in the order in which they came: a queue, or those that hold a server's slots.</summary>
internal sealed class StreamList
{
    public BalancedStream? First { get; private set; }
    public BalancedStream? Last { get; private set; }
    public int Count { get; private set; }

    /// <summary>Counts those who were served from here, where the list is a queue.</summary>
    public QueueTurns Turns { get; } = new();

    public void Append(BalancedStream stream) => InsertAfter(Last, stream);

    /// <summary>Inserts a stream behind all whose turn comes before its own.</summary>
    public void InsertByTurn(BalancedStream stream)
    {
        var before = Last;
        while (before is not null && stream.IsBefore(before))
            before = before.Previous;
        InsertAfter(before, stream);
    }

    public BalancedStream? Find<TKey>(TKey key, Func<BalancedStream, TKey, bool> matches)
    {
        for (var stream = First; stream is not null; stream = stream.Next)
        {
            if (matches(stream, key))
                return stream;
        }

        return null;
    }

    public void Remove(BalancedStream stream)
    {
        if (stream.Previous is null)
            First = stream.Next;
        else
            stream.Previous.Next = stream.Next;
        if (stream.Next is null)
            Last = stream.Previous;
        else
            stream.Next.Previous = stream.Previous;
        stream.List = null;
        stream.Next = stream.Previous = null;
        Count--;
    }

    private void InsertAfter(BalancedStream? before, BalancedStream stream)
    {
        var after = before is null ? First : before.Next;
        stream.List = this;
        stream.Previous = before;
        stream.Next = after;
        if (before is null)
            First = stream;
        else
            before.Next = stream;
        if (after is null)
            Last = stream;
        else
            after.Previous = stream;
        Count++;
    }
}
