using System.Buffers;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Core.StickTables;

/// <summary>Takes the entries of a table over into one with another definition: another size, expiry, other values or other nodes.</summary>
internal sealed class StickTableMigration
{
    private const int Own = -1;

    private readonly StickTable from;
    private readonly StickTable to;
    private readonly long nowMs;
    private readonly List<Value> values = [];
    private readonly List<(int From, int To)> contributors = [];
    private readonly bool keepsStamps;
    private readonly byte[] key;
    private readonly long[] numbers;
    private readonly RateWindow[] windows;
    private readonly long[] versions;
    private StickStamp stamp;
    private int keyLength;
    private long remainingMs;

    private StickTableMigration(StickTable from, StickTable to, long nowMs)
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
        key = ArrayPool<byte>.Shared.Rent(Math.Max(from.Layout.KeyLength, to.Layout.KeyLength));
        numbers = new long[values.Count];
        windows = new RateWindow[values.Count];
        versions = new long[contributors.Count];
    }

    /// <summary>Copies each living entry with the values that both tables store. What the new one has counted meanwhile is added to.</summary>
    public static void Copy(StickTable from, StickTable to, long nowMs)
    {
        var migration = new StickTableMigration(from, to, nowMs);
        var cursor = default(StickCursor);
        while (migration.TryRead(ref cursor))
        {
            if (from.Definition.ExpireMs == 0 || migration.remainingMs > 0)
                migration.Write();
        }

        ArrayPool<byte>.Shared.Return(migration.key);
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

                values.Add(new Value(old with { Sums = StickSums.None }, next with { Sums = StickSums.None }, contributors.Count - 1));
            }
        }
    }

    private bool TryRead(ref StickCursor cursor)
    {
        using var entry = from.Next(ref cursor);
        if (!entry.Exists)
            return false;
        keyLength = entry.Key.Length;
        entry.Key.CopyTo(key);
        remainingMs = entry.RemainingMs(nowMs);
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].From.Kind == StickDataKind.Rate)
                windows[i] = entry.Window(values[i].From);
            else
                numbers[i] = entry.Read(values[i].From, nowMs);
        }

        for (var i = 0; i < contributors.Count; i++)
            versions[i] = entry.Version(contributors[i].From);
        if (keepsStamps)
            stamp = entry.Stamp;
        return true;
    }

    private void Write()
    {
        using var entry = to.FindOrAdd(to.Layout.Fit(key.AsSpan(0, keyLength), key), nowMs);
        if (!entry.Exists)
            return;
        var isBound = entry is { IsNew: false } && keepsStamps && entry.Stamp.Beats(stamp);
        for (var i = 0; i < values.Count; i++)
        {
            var (field, contributor) = (values[i].To, values[i].Contributor);
            if (contributor == Own)
                WriteOwn(entry, field, numbers[i], windows[i], isBound);
            else if (versions[contributor] > entry.Version(contributors[contributor].To))
                Replace(entry, field, numbers[i], windows[i]);
        }

        for (var i = 0; i < contributors.Count; i++)
            entry.Version(contributors[i].To) = Math.Max(versions[i], entry.Version(contributors[i].To));
        if (keepsStamps && !isBound)
            entry.Stamp = stamp;
        entry.Touch(nowMs, from.Definition.ExpireMs == 0 ? long.MaxValue : remainingMs, isLocal: true);
    }

    private void WriteOwn(in StickEntry entry, in StickField field, long number, RateWindow window, bool isBound)
    {
        if (field.Kind == StickDataKind.Rate)
            Merge(entry, field, window);
        else if (field.Kind is StickDataKind.Word or StickDataKind.SignedInteger)
        {
            if (isBound)
                return;
            entry.Set(field, field.Kind == StickDataKind.SignedInteger ? number : from.Words.WordOf((int)number) is { } word ? to.Words.NumberOf(word) : 0, nowMs);
        }
        else if (entry.IsNew)
            entry.Set(field, number, nowMs);
        else
            entry.Add(field, number, nowMs);
    }

    private void Replace(in StickEntry entry, in StickField field, long number, RateWindow window)
    {
        if (field.Kind == StickDataKind.Rate)
            entry.SetWindow(field, window);
        else
            entry.Set(field, number, nowMs);
    }

    private static void Merge(in StickEntry entry, in StickField field, RateWindow earlier)
    {
        var own = entry.Window(field);
        if (own.StartMs != 0)
            earlier = own with { Previous = own.Previous + earlier.Current };
        entry.SetWindow(field, earlier);
    }

    /// <param name="Contributor">Into the list of contributors; <see cref="Own"/> for this process's values.</param>
    private readonly record struct Value(StickField From, StickField To, int Contributor);
}
