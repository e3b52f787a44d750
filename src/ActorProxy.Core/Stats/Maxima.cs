namespace ActorProxy.Core.Stats;

/// <summary>Raises a shared maximum from any thread.</summary>
internal static class Maxima
{
    /// <summary>Makes <paramref name="maximum"/> at least <paramref name="candidate"/>; only a new maximum writes to memory.</summary>
    public static void Raise(ref long maximum, long candidate)
    {
        var known = Volatile.Read(ref maximum);
        while (candidate > known)
        {
            var seen = Interlocked.CompareExchange(ref maximum, candidate, known);
            if (seen == known) return;
            known = seen;
        }
    }
}
