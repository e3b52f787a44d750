using ActorProxy.Core.Handover;

namespace ActorProxy.Core.Balancing;

/// <summary>Shares the slots of a backend's servers with the process that this one takes over from, and with the one that takes over from it.</summary>
/// <remarks>The rules are <see cref="SharedSlots"/>'s. Belongs to one <see cref="BackendBalancer"/>.</remarks>
public sealed class SlotSharing
{
    private readonly ServerRoster roster;
    private readonly StreamDispatcher dispatcher;
    private bool hasNewer;

    internal SlotSharing(ServerRoster roster, StreamDispatcher dispatcher)
    {
        this.roster = roster;
        this.dispatcher = dispatcher;
    }

    /// <summary>The newer process limits this server: from now on this one takes no slot that it isn't given. Returns the slots that it has, those of older processes included.</summary>
    public int ShareWithNewer(ServerState server)
    {
        ref var slots = ref server.Slots;
        slots.IsAskedOfNewer = false;
        hasNewer = true;
        var held = server.Served + slots.WithOlder;
        slots.Ceiling = held;
        return held;
    }

    /// <summary>The older process has so many of the server's slots.</summary>
    public void HeldByOlder(ServerState server, int count) => server.Slots.WithOlder = count;

    /// <summary>A neighbour gave slots away.</summary>
    public void Given(ServerState server, Neighbour from, int count, long nowMs, BalanceEffects effects)
    {
        ref var slots = ref server.Slots;
        if (from == Neighbour.Older)
        {
            slots.WithOlder = Math.Max(0, slots.WithOlder - count);
        }
        else if (slots.Ceiling is { } ceiling)
        {
            slots.Ceiling = ceiling + count;
            slots.IsAskedOfNewer = false;
        }

        Settle(server, nowMs, effects);
    }

    /// <summary>Somebody waits in the older process, which has no free slot.</summary>
    public void WantedByOlder(ServerState server, long nowMs, BalanceEffects effects)
    {
        server.Slots.IsWantedByOlder = true;
        Settle(server, nowMs, effects);
    }

    /// <summary>A neighbour is gone, and its slots are free: the older process has ended, or the newer one failed to start.</summary>
    public void NeighbourEnded(ServerState server, Neighbour neighbour, long nowMs, BalanceEffects effects)
    {
        if (neighbour == Neighbour.Older)
        {
            server.Slots.WithOlder = 0;
            server.Slots.IsWantedByOlder = false;
        }
        else
        {
            hasNewer = false;
            server.Slots.Ceiling = null;
            server.Slots.IsAskedOfNewer = false;
        }

        dispatcher.LimitChanged(server, nowMs, effects);
        Settle(server, nowMs, effects);
    }

    /// <summary>Gives the server's free slots to whoever has waited longest: the older process, then this one's streams, then the newer process.</summary>
    internal void Settle(ServerState server, long nowMs, BalanceEffects effects)
    {
        ref var slots = ref server.Slots;
        if (!slots.AreShared)
        {
            dispatcher.Refill(server, nowMs, effects);
            return;
        }

        if (slots.IsWantedByOlder && FreeOf(server, nowMs) > 0)
        {
            slots.WithOlder++;
            slots.IsWantedByOlder = false;
            effects.GiveSlots(server, Neighbour.Older, 1);
        }

        dispatcher.Refill(server, nowMs, effects);
        if (slots.Ceiling is not { } ceiling)
            return;
        if (slots.IsWantedByOlder || dispatcher.IsWaitedFor(server))
        {
            Ask(server, effects);
        }
        else if (Math.Min(FreeOf(server, nowMs), ceiling) is var free and > 0)
        {
            slots.Ceiling = ceiling - free;
            effects.GiveSlots(server, Neighbour.Newer, free);
        }
    }

    /// <summary>A stream waits: the newer process may have a slot for it.</summary>
    internal void StreamWaits(BalancedStream stream, long nowMs, BalanceEffects effects)
    {
        if (!hasNewer)
            return;
        if (stream.QueuedFor is { } only)
        {
            Settle(only, nowMs, effects);
            return;
        }

        foreach (var server in roster.Servers)
        {
            if (stream.IsQueued && server.Slots.Ceiling is not null)
                Settle(server, nowMs, effects);
        }
    }

    private int FreeOf(ServerState server, long nowMs)
        => server.IsLimited ? roster.LimitOf(server, nowMs) - server.Served : int.MaxValue;

    private static void Ask(ServerState server, BalanceEffects effects)
    {
        if (server.Slots.IsAskedOfNewer)
            return;
        server.Slots.IsAskedOfNewer = true;
        effects.WantSlot(server);
    }
}
