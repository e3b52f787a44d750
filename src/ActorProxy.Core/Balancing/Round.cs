namespace ActorProxy.Core.Balancing;

/// <summary>The places of a weighted round robin among the active servers of a backend, or among its backups.</summary>
/// <remarks>
/// A server is in one of three orders: still to be placed in this round (heaviest first), placed in it, or left for the next round.
/// Weights that change while a round runs count from the next one on; <see cref="length"/> keeps the one that it began with.
/// </remarks>
internal sealed class Round
{
    private readonly ServerRoster roster;
    private readonly bool isBackup;
    private readonly Turn[] turns;
    private readonly OrderedSlots placed;
    private readonly int[] setAside;
    private OrderedSlots unplaced;
    private OrderedSlots nextRound;
    private int length;
    private int place;

    public Round(ServerRoster roster, bool isBackup)
    {
        this.roster = roster;
        this.isBackup = isBackup;
        var capacity = roster.Servers.Length;
        turns = new Turn[capacity];
        setAside = new int[capacity];
        placed = new OrderedSlots(capacity);
        unplaced = new OrderedSlots(capacity);
        nextRound = new OrderedSlots(capacity);
        place = length = Weight;
        foreach (var server in roster.Servers)
        {
            if (server.IsUsable && server.IsBackup == isBackup)
                EnqueueByWeight(unplaced, server);
        }
    }

    private int Weight => roster.WeightOf(isBackup);

    public ServerState? Next(ServerState? avoid, long nowMs)
    {
        var asideCount = 0;
        var hasSwitched = false;
        ServerState? avoided = null;
        ServerState? chosen;
        while (true)
        {
            if (length == 0)
                place = length = Weight;
            chosen = First();
            if (chosen is null)
            {
                if (!hasSwitched)
                {
                    hasSwitched = true;
                    (unplaced, nextRound) = (nextRound, unplaced);
                    place = length = Weight;
                    continue;
                }

                chosen = avoided;
                break;
            }

            Advance(chosen);
            turns[chosen.Position].Order!.Remove(chosen.Position);
            turns[chosen.Position].Order = null;
            place++;
            if (roster.HasRoom(chosen, nowMs))
            {
                if (chosen != avoid || avoided is not null)
                    break;
                avoided = chosen;
            }

            setAside[asideCount++] = chosen.Position;
        }

        if (chosen is not null)
            Enqueue(chosen);
        // Full servers come back as if they had been served; once the round ended their place is lost and only the weight counts.
        while (asideCount > 0)
        {
            var server = roster.Servers[setAside[--asideCount]];
            if (server == chosen)
                continue;
            if (hasSwitched)
                EnqueueByWeight(unplaced, server);
            else
                Enqueue(server);
        }

        return chosen;
    }

    public void WeightChanged(ServerState server, int before)
    {
        ref var turn = ref turns[server.Position];
        if (server.BalancedWeight == 0)
        {
            turn.Order?.Remove(server.Position);
            turn.Order = null;
        }
        else if (before == 0)
        {
            turn.Next = place + (Weight + length - place) / server.BalancedWeight;
            Enqueue(server);
        }
        else if (turn.Order == unplaced)
        {
            unplaced.Remove(server.Position);
            EnqueueByWeight(unplaced, server);
        }
        else
        {
            // A place in the next round is seen from this one, so that a heavier server may come back into it.
            if (turn.Order == nextRound)
                turn.Next += length;
            var step = Weight / server.BalancedWeight;
            turn.Remainder = 0;
            turn.Next = Math.Min(turn.Last + step, turn.Next);
            if (turn.Next < place + 2)
                turn.Next = place + step;
            turn.Order!.Remove(server.Position);
            Enqueue(server);
        }
    }

    /// <summary>The server whose place has come; one not placed yet when there is a hole.</summary>
    private ServerState? First()
    {
        var slot = placed.First;
        if ((slot < 0 || turns[slot].Next > place) && unplaced.First is var other and >= 0)
        {
            slot = other;
            turns[slot].Next = turns[slot].Remainder = 0;
        }

        return slot < 0 ? null : roster.Servers[slot];
    }

    private void Advance(ServerState server)
    {
        ref var turn = ref turns[server.Position];
        turn.Last = turn.Next == 0 ? place : turn.Next;
        var (step, remainder) = Math.DivRem(Weight, server.BalancedWeight);
        turn.Next = turn.Last + step;
        turn.Remainder += remainder;
        if (turn.Remainder >= server.BalancedWeight)
        {
            turn.Remainder -= server.BalancedWeight;
            turn.Next++;
        }
    }

    private void Enqueue(ServerState server)
    {
        ref var turn = ref turns[server.Position];
        if (turn.Next >= 2 * length || turn.Next >= length + Weight)
        {
            turn.Next -= length;
            EnqueueByWeight(nextRound, server);
            return;
        }

        // Within one place, what is left over of earlier divisions goes first, then the heavier server.
        placed.Insert(server.Position, (ulong)(256L * turn.Next + (4096 + turn.Remainder - server.BalancedWeight) / 16));
        turn.Order = placed;
    }

    private void EnqueueByWeight(OrderedSlots order, ServerState server)
    {
        order.Insert(server.Position, (ulong)(4096 - server.BalancedWeight));
        turns[server.Position].Order = order;
    }

    private struct Turn
    {
        public int Next;
        public int Last;
        public int Remainder;
        public OrderedSlots? Order;
    }
}
