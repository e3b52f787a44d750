using ActorProxy.Actors;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Relay;
using ActorProxy.Node.Connections;

namespace ActorProxy.Node;

/// <summary>What the connections of one loop share. Belongs to that loop's thread unless a member says otherwise.</summary>
public sealed class LoopServices
{
    private readonly Dictionary<ListeningSocket, AcceptSource> _sources = [];
    private readonly ContinuousStats _continuous;
    private int _connectionCount;
    private RecentCount _ended = new(windowMs: 50);

    public LoopServices(EventLoop loop, RelayPools pools)
    {
        Loop = loop;
        Pools = pools;
        Scratch = new SampleScratch { LimitBytes = pools.Buffers.BufferSizeBytes };
        _continuous = new ContinuousStats(this);
    }

    public EventLoop Loop { get; }

    public RelayPools Pools { get; }

    /// <summary>The dates of log-formats that rules evaluate on this loop.</summary>
    public LogTimestamps Timestamps { get; } = new(TimeProvider.System.LocalTimeZone);

    /// <summary>Where expressions that are evaluated on this loop put what they compute.</summary>
    public SampleScratch Scratch { get; }

    /// <summary>The connections of all generations on this loop.</summary>
    public ConnectionList Connections { get; } = new();

    /// <summary>How many connections this loop has; any thread may read it, to give a new one to the loop with the fewest.</summary>
    public int ConnectionCount => Volatile.Read(ref _connectionCount);

    /// <summary>How many connections ended here within about the last tenth of a second.</summary>
    internal int RecentlyEnded => _ended.At(Loop.NowMs);

    /// <summary>This loop's way to accept from a listening socket: one, whichever generation it belongs to.</summary>
    internal AcceptSource SourceOf(ListeningSocket socket)
    {
        if (!_sources.TryGetValue(socket, out var source))
            _sources[socket] = source = new AcceptSource(Loop, socket);
        return source;
    }

    internal void Forget(AcceptSource source)
    {
        source.Leave();
        _sources.Remove(source.Socket);
    }

    internal void ConnectionAdded(ConnectionActor connection)
    {
        Connections.Add(connection);
        if (connection.Session.Listener.Frontend.Config.ContinuousStats)
            _continuous.Begin();
        Volatile.Write(ref _connectionCount, _connectionCount + 1);
    }

    internal void ConnectionRemoved(ConnectionActor connection)
    {
        Connections.Remove(connection);
        Volatile.Write(ref _connectionCount, _connectionCount - 1);
        _ended.Count(Loop.NowMs);
    }
}
