namespace ActorProxy.Core.Stats.Reports;

/// <summary>One row of <c>show stat</c>: the values of a frontend, listener, server or backend by column.</summary>
public sealed class StatRow(StatObjectKind kind, int proxyId, int id)
{
    private readonly StatField[] _fields = new StatField[StatColumns.Names.Length];

    public StatObjectKind Kind { get; } = kind;
    public int ProxyId { get; } = proxyId;

    /// <summary>The number of the server or listener; 0 for a frontend or backend.</summary>
    public int Id { get; } = id;

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
