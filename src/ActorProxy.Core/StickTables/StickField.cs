using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.StickTables;

/// <summary>Where one value stands in the entries of one table, looked up once and used for every entry.</summary>
/// <param name="Offset">From the entry's start, in bytes; 0 for a value that the table does not store.</param>
/// <param name="PeriodMs">Of a rate; 0 for all others.</param>
/// <param name="Sums">What other nodes have counted is added when it is read: a measure of an aggregated table.</param>
public readonly record struct StickField(int Offset, StickDataKind Kind, uint PeriodMs, StickSums Sums = StickSums.None)
{
    public bool IsStored => Offset != 0;

    /// <summary>Bytes in an entry.</summary>
    public int Bytes => SizeOf(Kind);

    /// <summary>How many bytes a value of that kind takes.</summary>
    public static int SizeOf(StickDataKind kind) => kind switch
    {
        StickDataKind.UnsignedLong => 8,
        StickDataKind.Rate => 12,
        _ => 4,
    };
}
