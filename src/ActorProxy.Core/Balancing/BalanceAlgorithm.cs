namespace ActorProxy.Core.Balancing;

/// <summary>One <c>balance</c> algorithm: orders a backend's servers and picks the next one.</summary>
/// <remarks>Told of every change of a weight and, where it asks, of load. A pick allocates nothing.</remarks>
internal abstract class BalanceAlgorithm(ServerRoster roster)
{
    /// <summary>What one unit of a configured weight is in a dynamic algorithm, so that a slow start has steps below 1.</summary>
    public const int DynamicScale = 16;

    protected ServerRoster Roster { get; } = roster;

    /// <summary>Picks a server with room, <paramref name="avoid"/> only for want of another; null when all are full.</summary>
    /// <remarks>
    /// Called only while some server is usable. A server that is full may be returned too: the stream then waits in its own queue,
    /// as it does for the first backup server.
    /// </remarks>
    public abstract ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs);

    /// <summary>The server's <see cref="ServerState.BalancedWeight"/> changed, and the roster's totals with it; 0 is not usable.</summary>
    public abstract void WeightChanged(ServerState server, int before);

    /// <summary>The server's address changed.</summary>
    public virtual void AddressChanged(ServerState server)
    {
    }

    /// <summary>A slot or a queue place of the server was taken or given back.</summary>
    public virtual void LoadChanged(ServerState server)
    {
    }
}
