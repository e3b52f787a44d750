namespace ActorProxy.Core.Stats.Reports;

/// <summary>One row of <c>show stat</c>: the values of a frontend, listener, server or backend by column.</summary>
/// <remarks>A report of ten thousand servers makes as many rows, so that one takes the memory of the last: it is good until the next is made.</remarks>
public sealed class StatRow
{
    private readonly StatField[] _fields;

    /// <param name="fields">Where the values stand, one for each column; what another row left there is wiped out.</param>
    internal StatRow(StatObjectKind kind, int proxyId, int id, StatField[] fields)
    {
        Kind = kind;
        ProxyId = proxyId;
        Id = id;
        _fields = fields;
        Array.Clear(fields);
    }

    public StatObjectKind Kind { get; }
    public int ProxyId { get; }

    /// <summary>The number of the server or listener; 0 for a frontend or backend.</summary>
    public int Id { get; }

    public ReadOnlySpan<StatField> Fields => _fields;

    public StatField this[StatColumn column]
    {
        get => _fields[(int)column];
        set => _fields[(int)column] = value;
    }

    /// <summary>Fills columns with counters of what this proxy does not do in TCP mode, and which tools still expect.</summary>
    internal void Zeros(StatColumn first, StatColumn last)
    {
        for (var column = first; column <= last; column++)
            this[column] = StatField.Counter(0);
    }
}
