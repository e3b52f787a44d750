namespace ActorProxy.Core.Balancing;

/// <summary>Streams in the order in which they came: a queue, or those that hold a server's slots.</summary>
internal sealed class StreamList
{
    public BalancedStream? First { get; private set; }
    public BalancedStream? Last { get; private set; }
    public int Count { get; private set; }

    public void Append(BalancedStream stream)
    {
        stream.List = this;
        stream.Previous = Last;
        stream.Next = null;
        if (Last is null)
            First = stream;
        else
            Last.Next = stream;
        Last = stream;
        Count++;
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
}
