namespace ActorProxy.Core.Balancing;

/// <summary>The ring of consistent hashing: each usable server at as many points as it has weight, in a place that only its key decides.</summary>
/// <remarks>One sorted array: finding a point is a binary search; a weight's change merges that server's points alone.</remarks>
internal sealed class HashRing
{
    private (uint Point, int Position)[] points = [];
    private int count;

    public int Count => count;

    public bool IsEmpty => count == 0;

    /// <summary>Gives a server this many points, instead of those that it has.</summary>
    public void SetPoints(int position, ServerRingKey key, int pointCount)
    {
        var kept = 0;
        for (var index = 0; index < count; index++)
        {
            if (points[index].Position != position)
                points[kept++] = points[index];
        }

        count = kept;
        if (pointCount == 0)
            return;
        var added = new (uint Point, int Position)[pointCount];
        for (var index = 0; index < pointCount; index++)
            added[index] = (key.PointAt((uint)index), position);
        Array.Sort(added);
        Merge(added);
    }

    /// <summary>The index of the point closest to a hash, on either side.</summary>
    public int Closest(uint hash)
    {
        int low = 0, high = count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (points[middle].Point < hash)
                low = middle + 1;
            else
                high = middle;
        }

        var after = low == count ? 0 : low;
        var before = after == 0 ? count - 1 : after - 1;
        return unchecked(hash - points[before].Point <= points[after].Point - hash) ? before : after;
    }

    public int PositionAt(int index) => points[index].Position;

    public int After(int index) => index + 1 == count ? 0 : index + 1;

    private void Merge((uint Point, int Position)[] added)
    {
        if (points.Length < count + added.Length)
            Array.Resize(ref points, Math.Max(count + added.Length, points.Length * 2));
        int old = count - 1, fresh = added.Length - 1;
        for (var target = count + added.Length - 1; fresh >= 0; target--)
            points[target] = old >= 0 && points[old].CompareTo(added[fresh]) > 0 ? points[old--] : added[fresh--];
        count += added.Length;
    }
}
