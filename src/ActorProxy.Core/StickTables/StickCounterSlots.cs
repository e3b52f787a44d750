namespace ActorProxy.Core.StickTables;

/// <summary>How many entries a connection can be counted in at once (<c>tune.stick-counters</c>).</summary>
public static class StickCounterSlots
{
    public const int Usual = 3;

    /// <summary>HAProxy takes any number; each costs every connection that tracks something 24 bytes.</summary>
    public const int Most = 64;
}
