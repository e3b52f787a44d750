using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>The process's limits of open descriptors: what it has (soft) and may give itself (hard).</summary>
internal readonly record struct DescriptorLimit(ulong Soft, ulong Hard)
{
    public static unsafe DescriptorLimit Current
    {
        get
        {
            ResourceLimit limit;
            if (Libc.GetLimit(Libc.ResourceDescriptors, &limit) != 0)
                throw SystemErrorException.FromLastError("cannot read the limit of open descriptors");
            return new DescriptorLimit(limit.Soft, limit.Hard);
        }
    }

    /// <summary>Raises the soft limit to the hard one: it costs nothing, and what a connection needs is there.</summary>
    public static void RaiseToHard()
    {
        var current = Current;
        if (current.Soft < current.Hard) _ = TrySet(current with { Soft = current.Hard });
    }

    /// <summary>Makes <paramref name="needed"/> descriptors possible, also beyond the hard limit where the process may; false when it may not.</summary>
    public static bool TryReach(ulong needed)
    {
        var current = Current;
        if (needed <= current.Soft) return true;
        return TrySet(new DescriptorLimit(needed, Math.Max(needed, current.Hard)));
    }

    /// <summary>Sets what the process may have to exactly this, also beyond the hard limit where it may.</summary>
    public static bool TrySetSoft(ulong limit) => TrySet(new DescriptorLimit(limit, Math.Max(limit, Current.Hard)));

    private static unsafe bool TrySet(DescriptorLimit limit)
    {
        var raw = new ResourceLimit { Soft = limit.Soft, Hard = limit.Hard };
        return Libc.SetLimit(Libc.ResourceDescriptors, &raw) == 0;
    }
}
