namespace ActorProxy.Core.Balancing;

/// <summary>What of a server's slots is with other processes while a new process takes over from an old one.</summary>
/// <remarks>
/// Every slot is with exactly one process, so the server's <c>maxconn</c> holds over all of them. The older process keeps what its
/// streams use and gives a slot away when one ends and nobody waits there; one of its streams that came late wants a slot back.
/// A process in the middle of two take-overs has both an older and a newer neighbour.
/// </remarks>
internal struct SharedSlots
{
    /// <summary>The most slots that this process and those before it may have together; null while there is no newer one.</summary>
    public int? Ceiling { get; set; }

    /// <summary>Slots that the older process has.</summary>
    public int WithOlder { get; set; }

    /// <summary>The older process waits for a slot.</summary>
    public bool IsWantedByOlder { get; set; }

    /// <summary>The newer process was asked for a slot and has not given it yet.</summary>
    public bool IsAskedOfNewer { get; set; }

    public readonly bool AreShared => Ceiling is not null || WithOlder > 0 || IsWantedByOlder;

    /// <summary>What of a limit is left for this process.</summary>
    public readonly int Limit(int limit) => Math.Max(0, Math.Min(limit, Ceiling ?? int.MaxValue) - WithOlder);
}
