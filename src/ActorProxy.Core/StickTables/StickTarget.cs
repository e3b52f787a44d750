using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.StickTables;

/// <summary>The server that a stick table's entry stands for.</summary>
/// <param name="Key">Its name, or its address in a table with <c>srvkey addr</c>; null when the entry has none. It counts before the number.</param>
/// <param name="Id">Its number in its backend; 0 for none.</param>
public readonly record struct StickTarget(string? Key, int Id)
{
    /// <summary>Reads what an entry says.</summary>
    public static StickTarget Read(StickTable table, in StickEntry entry, long nowMs)
    {
        var layout = table.Layout;
        return new StickTarget(
            table.Words.WordOf((int)entry.Read(layout.Field(StickDataType.ServerKey), nowMs)),
            (int)entry.Read(layout.Field(StickDataType.ServerId), nowMs));
    }

    /// <summary>Sets an entry's values.</summary>
    internal void Set(StickTable table, in StickEntry entry, long nowMs)
    {
        var layout = table.Layout;
        entry.Set(layout.Field(StickDataType.ServerId), Id, nowMs);
        entry.Set(layout.Field(StickDataType.ServerKey), Key is null ? 0 : table.Words.NumberOf(Key), nowMs);
    }
}
