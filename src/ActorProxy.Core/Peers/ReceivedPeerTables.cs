namespace ActorProxy.Core.Peers;

/// <summary>The tables that a peer has defined in one session, by its own numbers, and which of them its updates are for.</summary>
/// <remarks>HAProxy defines a table anew whenever it changes to it: the same bytes again cost a look-up and allocate nothing.</remarks>
/// <param name="find">The local table for a definition; null when there is none of this name with such keys.</param>
public sealed class ReceivedPeerTables<TTable>(Func<PeerTableDefinition, TTable?> find)
    where TTable : class
{
    /// <summary>A peer that defines more is not one: its session ends.</summary>
    public const int MostTables = 1024;

    private const int MostKeptBytes = 2048;

    private readonly Dictionary<uint, ReceivedPeerTable<TTable>> _tables = [];

    /// <summary>What updates are for; null before the first definition, and behind a switch to one that never came.</summary>
    public ReceivedPeerTable<TTable>? Current { get; private set; }

    public IReadOnlyCollection<ReceivedPeerTable<TTable>> All => _tables.Values;

    /// <summary>Takes a definition, which also makes its table the current one; false for a protocol error.</summary>
    public bool TryDefine(ReadOnlySpan<byte> payload)
    {
        var offset = 0;
        if (PeerVarint.TryRead(payload, ref offset, out var id) && id <= uint.MaxValue
            && _tables.TryGetValue((uint)id, out var known) && payload.SequenceEqual(known.Payload))
        {
            Current = known;
            return true;
        }

        if (PeerTableDefinition.TryRead(payload) is not { } definition)
            return false;
        if (_tables.Count == MostTables && !_tables.ContainsKey(definition.Id))
            return false;
        Current = new ReceivedPeerTable<TTable>(definition) { Local = Find(definition), Payload = payload.Length <= MostKeptBytes ? payload.ToArray() : [] };
        _tables[definition.Id] = Current;
        return true;
    }

    /// <summary>Looks all local tables up again: a reload has changed them.</summary>
    public void Rebind()
    {
        foreach (var table in _tables.Values)
            table.Local = Find(table.Definition);
    }

    /// <summary>Takes a switch; false for a payload that is cut.</summary>
    public bool TrySwitch(ReadOnlySpan<byte> payload)
    {
        var offset = 0;
        if (!PeerVarint.TryRead(payload, ref offset, out var id))
            return false;
        Current = id <= uint.MaxValue ? _tables.GetValueOrDefault((uint)id) : null;
        return true;
    }

    private TTable? Find(PeerTableDefinition definition) => definition.IsUsable ? find(definition) : null;
}
