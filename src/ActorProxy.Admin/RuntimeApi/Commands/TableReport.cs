using System.Globalization;
using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Writes stick tables and their entries for <c>show table</c>, in the form that HAProxy's tools read.</summary>
internal static class TableReport
{
    public static string Head(StickTable table) => string.Create(
        CultureInfo.InvariantCulture, $"# table: {table.Definition.Name}, type: {NameOf(table.Definition.KeyType)}, size:{table.Definition.Size}, used:{table.Used}");

    /// <summary>Appends an entry's line with all its values.</summary>
    public static void Append(StringBuilder line, StickTable table, in StickEntry entry, long nowMs)
    {
        line.Append(CultureInfo.InvariantCulture, $"0x{entry.Number:x}: key=");
        StickKeyText.Append(line, table.Definition.KeyType, entry.Key);
        line.Append(CultureInfo.InvariantCulture, $" use={entry.Trackers} exp={entry.RemainingMs(nowMs)}");
        foreach (var store in table.Definition.Stores)
        {
            var info = StickDataInfo.Of(store.Type);
            for (var i = 0; i < store.Count; i++)
            {
                line.Append(' ');
                AppendName(line, info, i);
                if (info.Kind == StickDataKind.Rate)
                    line.Append(CultureInfo.InvariantCulture, $"({(long)store.Period.TotalMilliseconds})");
                var value = entry.Read(table.Layout.Field(store.Type, i), nowMs);
                if (info.Kind == StickDataKind.Word)
                    line.Append(CultureInfo.InvariantCulture, $"={table.Words.WordOf((int)value) ?? "-"}");
                else
                    line.Append(CultureInfo.InvariantCulture, $"={value}");
            }
        }
    }

    private static string NameOf(StickKeyType type) => type switch
    {
        StickKeyType.IPv4 => "ip",
        StickKeyType.IPv6 => "ipv6",
        StickKeyType.Integer => "integer",
        StickKeyType.String => "string",
        _ => "binary",
    };

    // The elements of "gpc" are gpc0, gpc1 …; those of "gpc_rate" are gpc0_rate, gpc1_rate …
    private static void AppendName(StringBuilder line, StickDataInfo info, int index)
    {
        if (!info.IsArray)
            line.Append(info.Name);
        else if (info.Type == StickDataType.GpcRate)
            line.Append(CultureInfo.InvariantCulture, $"gpc{index}_rate");
        else
            line.Append(CultureInfo.InvariantCulture, $"{info.Name}{index}");
    }
}
