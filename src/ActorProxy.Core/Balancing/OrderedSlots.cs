namespace ActorProxy.Core.Balancing;

/// <summary>A set of small numbers ordered by a key, equal keys by the order of their insertion.</summary>
/// <remarks>
/// A tournament over a fixed range of slots: the first is known at any time, a change costs one comparison per level and allocates nothing.
/// A balanced tree would give the same order, with a node per slot to chase and rotate.
/// </remarks>
internal sealed class OrderedSlots
{
    private readonly int leaves;
    private readonly int[] winners;
    private readonly (ulong Key, ulong Stamp)[] ranks;
    private ulong clock;

    public OrderedSlots(int capacity)
    {
        leaves = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 2));
        winners = new int[2 * leaves];
        Array.Fill(winners, -1);
        ranks = new (ulong, ulong)[leaves];
    }

    /// <summary>The slot with the smallest key, or -1 when the set is empty.</summary>
    public int First => winners[1];

    public bool Contains(int slot) => winners[leaves + slot] >= 0;

    public ulong KeyOf(int slot) => ranks[slot].Key;

    public void Insert(int slot, ulong key)
    {
        ranks[slot] = (key, ++clock);
        winners[leaves + slot] = slot;
        Replay(slot);
    }

    public void Remove(int slot)
    {
        winners[leaves + slot] = -1;
        Replay(slot);
    }

    /// <summary>Undoes a <see cref="Remove"/>: the slot is back at the place that it had.</summary>
    public void Restore(int slot)
    {
        winners[leaves + slot] = slot;
        Replay(slot);
    }

    private void Replay(int slot)
    {
        for (var node = (leaves + slot) >> 1; node > 0; node >>= 1)
        {
            var left = winners[2 * node];
            var right = winners[2 * node + 1];
            var winner = left < 0 ? right : right < 0 || Precedes(left, right) ? left : right;
            // Who won here before and was not the changed slot wins on above too.
            if (winner == winners[node] && winner != slot)
                return;
            winners[node] = winner;
        }
    }

    private bool Precedes(int a, int b)
    {
        ref readonly var first = ref ranks[a];
        ref readonly var second = ref ranks[b];
        return first.Key < second.Key || (first.Key == second.Key && first.Stamp < second.Stamp);
    }
}
