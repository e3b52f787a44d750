namespace ActorProxy.Core.Balancing;

/// <summary>Hands out a backend's slots: picks, queues, takes slots back and gives them to who waits longest.</summary>
/// <remarks>Each stream is in exactly one list: a server's sessions, a server's queue, or the backend's queue.</remarks>
internal sealed class StreamDispatcher(ServerRoster roster)
{
    private readonly StreamList queue = new();
    private long arrivals;

    /// <summary>Replaced when the configuration's servers or algorithm change.</summary>
    public BalanceAlgorithm Algorithm { get; set; } = null!;

    /// <summary>Streams that wait for any server.</summary>
    public int QueuedForAny => queue.Count;

    public PickOutcome Pick(BalancedStream stream, BalanceKey key, ServerState? avoid, long nowMs, BalanceEffects effects)
    {
        if (stream.IsAttached)
            throw new InvalidOperationException("A stream that waits or holds a slot asked for another server.");
        var wanted = stream.Wanted is null ? null : WantedBy(stream, avoid, nowMs);
        if (wanted is null && roster.TotalWeight == 0)
            return PickOutcome.Refused(Refusal.NoServer);
        stream.Key = key;
        stream.Avoided = avoid;
        roster.Attached++;
        // Limits that rise with the load may make room for those who came before.
        if (queue.Count > 0 && roster.HasDynamicLimits)
            ServeQueue(nowMs, effects);
        // While somebody waits for any server, none has room: the next one need not look.
        var server = wanted ?? (queue.Count > 0 ? null : Algorithm.Pick(key, avoid, nowMs));
        if (server is not null)
        {
            // Counted where the algorithm decided: neither for a retry on the same server nor for who leaves the backend's queue.
            if (server != avoid && wanted is null)
            {
                server.Counters.Picks.Increment();
                roster.Counters.Picks.Increment();
            }

            if (roster.HasRoom(server, nowMs))
            {
                TakeSlot(stream, server, nowMs);
                roster.Counters.SessionPassed(nowMs);
                return PickOutcome.Assigned(server);
            }

            // It has to be this one and no other: a rule, a hash, or the only backup server.
            if (server.IsQueueFull)
            {
                roster.Attached--;
                return PickOutcome.Refused(Refusal.QueueFull, server);
            }
        }

        Enqueue(stream, server, nowMs);
        return PickOutcome.Queued(server);
    }

    /// <summary>Takes a slot back, for <see cref="Refill"/> to give away.</summary>
    public void GiveBack(BalancedStream stream)
    {
        var server = stream.Server!;
        server.Sessions.Remove(stream);
        stream.Server = null;
        roster.Served--;
        roster.Attached--;
        server.Counters.SessionEnded();
        if (!server.IsLeaving)
            Algorithm.LoadChanged(server);
    }

    /// <summary>Whether somebody would take a slot of the server.</summary>
    public bool IsWaitedFor(ServerState server)
        => (server.Queue.Count > 0 && !server.IsInMaint) || (queue.Count > 0 && roster.MayTake(server));

    public BalancedStream? FindQueued<TKey>(TKey key, Func<BalancedStream, TKey, bool> matches) => queue.Find(key, matches);

    /// <summary>Takes a waiting stream out of its queue.</summary>
    public void Dequeue(BalancedStream stream)
    {
        Unqueue(stream);
        stream.Arrival = 0;
        roster.Attached--;
    }

    /// <summary>Gives the server's free slots to those who wait for it or for any; returns how many came from the backend's queue.</summary>
    public int Refill(ServerState server, long nowMs, BalanceEffects effects)
    {
        var taken = 0;
        while (!server.IsLimited || server.Sessions.Count < roster.LimitOf(server, nowMs))
        {
            // Who waits for a server that was put into maintenance meanwhile waits on, or goes elsewhere: no traffic is to reach it.
            var own = server.IsInMaint ? null : server.Queue.First;
            var any = queue.First is { } first && roster.MayTake(server) ? first : null;
            var stream = own is null || (any is not null && any.IsBefore(own)) ? any : own;
            if (stream is null)
                break;
            if (stream == any)
                taken++;
            Serve(stream, server, nowMs, effects);
        }

        return taken;
    }

    /// <summary>Serves the backend's queue as long as some server has room.</summary>
    public void ServeQueue(long nowMs, BalanceEffects effects)
    {
        while (queue.First is { } stream && roster.TotalWeight > 0)
        {
            var server = Algorithm.Pick(stream.Key, stream.Avoided, nowMs);
            if (server is null || !roster.HasRoom(server, nowMs))
                server = roster.AnyWithRoom(null, 0, nowMs);
            if (server is null)
                return;
            Serve(stream, server, nowMs, effects);
        }
    }

    /// <summary>The server's <c>maxconn</c> changed: who waits may find room.</summary>
    public void LimitChanged(ServerState server, long nowMs, BalanceEffects effects)
    {
        roster.LimitsChanged();
        Refill(server, nowMs, effects);
        ServeQueue(nowMs, effects);
    }

    /// <summary>Sends those who wait for one server to whichever has room, or else to a queue in which they keep their turn; returns how many they were.</summary>
    public int Redistribute(ServerState server, long nowMs, BalanceEffects effects)
    {
        var moved = 0;
        var next = server.Queue.First;
        for (var left = server.Queue.Count; left > 0 && next is { } stream; left--)
        {
            next = stream.Next;
            if (stream.IsForced)
                continue;
            moved++;

            // The algorithm decides from here on: with "option persist" the rule would only bring it back.
            stream.Wanted = null;
            Unqueue(stream);
            roster.Attached--;
            var outcome = Pick(stream, stream.Key, stream.Avoided, nowMs, effects);
            if (outcome.Result == PickResult.Assigned)
                effects.Assigned(stream, outcome.Server!);
            else if (outcome.Result == PickResult.Queued)
                effects.Queued(stream, outcome.Server);
            else
            {
                stream.Arrival = 0;
                effects.Refused(stream, outcome.Refusal, outcome.Server);
            }
        }

        return moved;
    }

    private void Serve(BalancedStream stream, ServerState server, long nowMs, BalanceEffects effects)
    {
        var turns = stream.List!.Turns;
        Unqueue(stream);
        turns.Next();
        TakeSlot(stream, server, nowMs);
        effects.Assigned(stream, server);
    }

    /// <summary>The server that a rule or a cookie wants for the stream, if it takes streams, its weight apart, and is not the one to be avoided.</summary>
    private ServerState? WantedBy(BalancedStream stream, ServerState? avoid, long nowMs)
    {
        ServerState? server = null;
        foreach (var one in roster.Servers)
        {
            if (one.Name == stream.Wanted)
                server = one;
        }

        if (server is null || server == avoid || (!stream.TakesServerThatIsDown && (server.IsInMaint || !server.IsUp)))
            return null;

        // Refused there, or with "option redispatch" served elsewhere (configuration.txt 4.2).
        return roster.MayRedispatch && !stream.IsForced && server.IsQueueFull && !roster.HasRoom(server, nowMs) ? null : server;
    }

    private void TakeSlot(BalancedStream stream, ServerState server, long nowMs)
    {
        server.Sessions.Append(stream);
        stream.Server = server;
        stream.Avoided = null;
        stream.Arrival = 0;
        roster.Served++;
        server.Counters.SessionStarted(nowMs);
        Algorithm.LoadChanged(server);
    }

    private void Enqueue(BalancedStream stream, ServerState? server, long nowMs)
    {
        var list = server?.Queue ?? queue;
        stream.QueuedFor = server;
        stream.IsQueued = true;
        stream.Place = new QueuePlace(list.Turns, list.Turns.Served);
        if (stream.Arrival == 0)
        {
            stream.QueuedAtMs = nowMs;
            stream.Arrival = ++arrivals;
        }

        list.InsertByTurn(stream);

        if (server is null)
            return;
        server.Counters.Queued.Enter();
        Algorithm.LoadChanged(server);
    }

    private void Unqueue(BalancedStream stream)
    {
        var server = stream.QueuedFor;
        stream.List!.Remove(stream);
        stream.IsQueued = false;
        stream.QueuePosition = stream.Place.Position;
        stream.QueuedFor = null;
        if (server is null)
            return;
        server.Counters.Queued.Leave();
        Algorithm.LoadChanged(server);
    }
}
