using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables.Replication;
using ActorProxy.Core.StickTables.Storage;

namespace ActorProxy.Core.StickTables;

/// <summary>Moves entries of a table into one with another definition: another size, expiry, other values or other nodes.</summary>
/// <remarks>
/// An entry moves under the locks of both tables, the old one's first: nobody finds it in neither, or counts in between. What is counted in
/// the old one afterwards, by somebody who has asked for the latest table a moment too early, is moved again and added.
/// </remarks>
internal sealed class StickTableMigration
{
    private const int Own = -1;

    private readonly StickTable from;
    private readonly StickTable to;
    private readonly long nowMs;
    private readonly List<Value> values = [];
    private readonly List<(int From, int To)> contributors = [];
    private readonly bool keepsStamps;

    public StickTableMigration(StickTable from, StickTable to, long nowMs)
    {
        (this.from, this.to, this.nowMs) = (from, to, nowMs);
        Add(Own, Own);
        if (from.Definition.IsAggregate && to.Definition.IsAggregate)
        {
            for (var i = 0; i < from.Definition.Others.Length; i++)
            {
                // A node that is no longer there takes along what it has counted.
                if (to.Definition.Others.IndexOf(from.Definition.Others[i]) is var same and >= 0)
                    Add(i, same);
            }

            Add(from.Layout.FormerSelf, to.Layout.FormerSelf);
        }

        keepsStamps = from.Definition.IsStamped && to.Definition.IsStamped;
    }

    /// <summary>Moves an entry that is locked, with the values that both tables store.</summary>
    public void Move(in StickEntry old, ref EntryHeader header)
    {
        // A place that somebody has just emptied; or one from which nothing is left to be moved.
        if (header.Kind != EntryKind.Entry || ((header.Marks & EntryMarks.Moved) != 0 && !HasMore(old)))
            return;
        var remainingMs = old.RemainingMs(nowMs);
        if (from.Definition.ExpireMs != 0 && remainingMs == 0 && header.Trackers == 0)
            return;
        var key = old.Key;
        using var entry = to.FindOrAddHere(to.Layout.Fit(key, key.Length < to.Layout.KeyLength ? new byte[to.Layout.KeyLength] : default), nowMs);
        var isMore = (header.Marks & EntryMarks.Moved) != 0;
        header.Marks |= EntryMarks.Moved;
        if (!entry.Exists)
            return;
        var isBound = entry is { IsNew: false } && keepsStamps && !old.Stamp.Beats(entry.Stamp);
        foreach (var value in values)
        {
            if (value.Contributor == Own)
                MoveOwn(old, entry, value, isMore, isBound);
            else if (old.Version(contributors[value.Contributor].From) > entry.Version(contributors[value.Contributor].To))
                Replace(old, entry, value);
        }

        foreach (var (earlier, later) in contributors)
            entry.Version(later) = Math.Max(old.Version(earlier), entry.Version(later));
        if (keepsStamps && !isBound)
            entry.Stamp = old.Stamp;

        // What was learnt of others is not told to them as this node's word: they may know better by now.
        entry.Touch(nowMs, from.Definition.ExpireMs == 0 ? long.MaxValue : remainingMs, isLocal: header.Sequence != 0 || !from.IsReplicated);
        if (old.Origin == EntryOrigin.Snapshot)
            entry.MarkLoaded();
    }

    private void Add(int fromContributor, int toContributor)
    {
        if (fromContributor != Own)
            contributors.Add((fromContributor, toContributor));
        foreach (var info in StickDataInfo.All)
        {
            for (var i = 0; i < Math.Min(from.Layout.Count(info.Type), to.Layout.Count(info.Type)); i++)
            {
                var (old, next) = (from.Layout.Field(info.Type, i), to.Layout.Field(info.Type, i));
                if (fromContributor != Own)
                {
                    if (old.Sums == StickSums.None)
                        continue;
                    (old, next) = (from.Layout.Of(fromContributor, old), to.Layout.Of(toContributor, next));
                }

                values.Add(new Value(old with { Sums = StickSums.None }, next with { Sums = StickSums.None }, contributors.Count - 1, info.IsAsIs));
            }
        }
    }

    private bool HasMore(in StickEntry old)
    {
        foreach (var value in values)
        {
            if (value.Contributor == Own && (value.From.Kind == StickDataKind.Rate ? old.Window(value.From) != default : old.Read(value.From, nowMs) != 0))
                return true;
        }

        return false;
    }

    private void MoveOwn(in StickEntry old, in StickEntry entry, in Value value, bool isMore, bool isBound)
    {
        if (value.From.Kind == StickDataKind.Rate)
        {
            var window = old.Window(value.From);
            entry.SetWindow(value.To, entry.IsNew ? window : Sum(entry.Window(value.To), window));
            old.SetWindow(value.From, default);
            return;
        }

        var number = old.Read(value.From, nowMs);
        old.Set(value.From, 0, nowMs);
        if (value.IsDecision)
        {
            // Nothing was decided here, or something else meanwhile there.
            if (number == 0 || isBound || (!isMore && entry.Read(value.To, nowMs) != 0 && !keepsStamps))
                return;
            entry.Set(value.To, value.From.Kind != StickDataKind.Word ? number : from.Words.WordOf((int)number) is { } word ? to.Words.NumberOf(word) : 0, nowMs);
        }
        else if (number != 0)
        {
            entry.Add(value.To, number, nowMs);
        }
    }

    private void Replace(in StickEntry old, in StickEntry entry, in Value value)
    {
        if (value.From.Kind == StickDataKind.Rate)
            entry.SetWindow(value.To, old.Window(value.From));
        else
            entry.Set(value.To, old.Read(value.From, nowMs), nowMs);
    }

    /// <summary>Both windows' events; those of the one that began earlier as past ones.</summary>
    private static RateWindow Sum(RateWindow one, RateWindow other)
    {
        if (one == default)
            return other;
        if (other == default)
            return one;
        var (later, earlier) = unchecked((int)(one.StartMs - other.StartMs)) >= 0 ? (one, other) : (other, one);
        return later.StartMs == earlier.StartMs
            ? later with { Current = later.Current + earlier.Current, Previous = later.Previous + earlier.Previous }
            : later with { Previous = later.Previous + earlier.Current };
    }

    /// <param name="Contributor">Into the list of contributors; <see cref="Own"/> for this process's values.</param>
    /// <param name="IsDecision">It is set, and not counted.</param>
    private readonly record struct Value(StickField From, StickField To, int Contributor, bool IsDecision);
}
