using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.StickTables;

/// <summary>A general purpose counter and the rate at which it is incremented: one is counted with the other, as far as they are stored.</summary>
internal sealed record StickCounterPair(StickMetric Counter, StickMetric Rate)
{
    public static StickCounterPair Gpc0 { get; } = new(StickMetric.Gpc0, StickMetric.Gpc0Rate);

    public static StickCounterPair Gpc1 { get; } = new(StickMetric.Gpc1, StickMetric.Gpc1Rate);

    public static StickCounterPair Element(long index) => new(StickMetric.Element(StickDataType.Gpc, index), StickMetric.Element(StickDataType.GpcRate, index));

    /// <summary>Adds to both; gives the counter, or the rate where only that is stored, or 0 where neither is.</summary>
    public long Add(StickTable table, in StickEntry entry, long amount, long nowMs)
    {
        var (counter, rate) = (Counter.FieldIn(table), Rate.FieldIn(table));
        var value = entry.Add(rate, amount, nowMs);
        if (counter.IsStored)
            value = entry.Add(counter, amount, nowMs);
        if (counter.IsStored || rate.IsStored)
            entry.Touch(nowMs);
        return value;
    }

    /// <summary>Sets the counter to 0 and gives what it was; false when it is not stored.</summary>
    public bool TryClear(StickTable table, in StickEntry entry, long nowMs, ref Sample sample)
    {
        var counter = Counter.FieldIn(table);
        if (!counter.IsStored)
            return false;
        sample.SetNumber(entry.Read(counter, nowMs));
        entry.Set(counter, 0, nowMs);
        entry.Touch(nowMs);
        return true;
    }
}
