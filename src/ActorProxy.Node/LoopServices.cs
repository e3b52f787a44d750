using ActorProxy.Actors;
using ActorProxy.Engine.Relay;
using ActorProxy.Node.Connections;

namespace ActorProxy.Node;

/// <summary>What the connections of one loop share. Belongs to that loop's thread unless a member says otherwise.</summary>
public sealed class LoopServices(EventLoop loop, RelayPools pools)
{
    private int _connectionCount;

    public EventLoop Loop { get; } = loop;

    public RelayPools Pools { get; } = pools;

    /// <summary>The connections of all generations on this loop.</summary>
    public ConnectionList Connections { get; } = new();

    /// <summary>How many connections this loop has; any thread may read it, to give a new one to the loop with the fewest.</summary>
    public int ConnectionCount => Volatile.Read(ref _connectionCount);

    internal void ConnectionAdded(ConnectionActor connection)
    {
        Connections.Add(connection);
        Volatile.Write(ref _connectionCount, _connectionCount + 1);
    }

    internal void ConnectionRemoved(ConnectionActor connection)
    {
        Connections.Remove(connection);
        Volatile.Write(ref _connectionCount, _connectionCount - 1);
    }
}
