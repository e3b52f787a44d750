using ActorProxy.Actors;

namespace ActorProxy.Node.Connections;

/// <summary><c>option contstats</c>: counts the bytes of sessions while they run, once a second, for one loop.</summary>
/// <remarks>Runs only as long as a connection of such a frontend is there, so that others do not pay for it.</remarks>
internal sealed class ContinuousStats(LoopServices loop) : LoopTimer
{
    private const long IntervalMs = 1000;

    /// <summary>A connection has come whose frontend asks for it.</summary>
    public void Begin()
    {
        if (!IsPending)
            loop.Loop.StartTimer(this, IntervalMs);
    }

    protected override void Expire()
    {
        var isNeeded = false;
        foreach (var connection in loop.Connections.All)
        {
            if (!connection.Session.Listener.Frontend.Config.ContinuousStats)
                continue;
            isNeeded = true;
            if (connection.Relay is { } relay)
                connection.Session.CountBytes(relay.ToServer.Bytes, relay.ToClient.Bytes);
        }

        if (isNeeded)
            Begin();
    }
}
