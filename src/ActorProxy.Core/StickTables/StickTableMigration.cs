using System.Buffers;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.StickTables;

/// <summary>Takes the entries of a table over into one with another definition: another size, expiry or other values.</summary>
internal static class StickTableMigration
{
    /// <summary>Copies each living entry with the values that both tables store. What the new one has learnt meanwhile is added to.</summary>
    public static void Copy(StickTable from, StickTable to, long nowMs)
    {
        var values = new List<(StickField From, StickField To, bool IsWord)>();
        foreach (var info in StickDataInfo.All)
            for (var i = 0; i < Math.Min(from.Layout.Count(info.Type), to.Layout.Count(info.Type)); i++)
                values.Add((from.Layout.Field(info.Type, i), to.Layout.Field(info.Type, i), info.Kind == StickDataKind.Word));

        var key = ArrayPool<byte>.Shared.Rent(from.Layout.KeyLength);
        var numbers = new long[values.Count];
        var windows = new RateWindow[values.Count];
        var cursor = default(StickCursor);
        while (TryRead(from, ref cursor, values, key, numbers, windows, nowMs, out var length, out var remainingMs))
        {
            if (from.Definition.ExpireMs != 0 && remainingMs == 0)
                continue;
            using var entry = to.FindOrAdd(key.AsSpan(0, Math.Min(length, to.Layout.KeyLength)), nowMs);
            if (!entry.Exists)
                continue;
            for (var i = 0; i < values.Count; i++)
            {
                var field = values[i].To;
                if (field.Kind == StickDataKind.Rate)
                    Merge(entry, field, windows[i]);
                else if (values[i].IsWord)
                    entry.Set(field, from.Words.WordOf((int)numbers[i]) is { } word ? to.Words.NumberOf(word) : 0, nowMs);
                else if (entry.IsNew || field.Kind == StickDataKind.SignedInteger)
                    entry.Set(field, numbers[i], nowMs);
                else
                    entry.Add(field, numbers[i], nowMs);
            }

            entry.Touch(nowMs, from.Definition.ExpireMs == 0 ? long.MaxValue : remainingMs, isLocal: true);
        }

        ArrayPool<byte>.Shared.Return(key);
    }

    private static void Merge(in StickEntry entry, in StickField field, RateWindow earlier)
    {
        var own = entry.Window(field);
        if (own.StartMs != 0)
            earlier = own with { Previous = own.Previous + earlier.Current };
        entry.SetWindow(field, earlier);
    }

    private static bool TryRead(
        StickTable from, ref StickCursor cursor, List<(StickField From, StickField To, bool IsWord)> values, byte[] key, long[] numbers, RateWindow[] windows, long nowMs, out int length, out long remainingMs)
    {
        (length, remainingMs) = (0, 0);
        using var entry = from.Next(ref cursor);
        if (!entry.Exists)
            return false;
        length = entry.Key.Length;
        entry.Key.CopyTo(key);
        remainingMs = entry.RemainingMs(nowMs);
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].From.Kind == StickDataKind.Rate)
                windows[i] = entry.Window(values[i].From);
            else
                numbers[i] = entry.Read(values[i].From, nowMs);
        }

        return true;
    }
}
