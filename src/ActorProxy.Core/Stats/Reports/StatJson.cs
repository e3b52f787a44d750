using System.Buffers;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The JSON of <c>show stat</c>: an array of rows, each an array of values with their tags.</summary>
internal static class StatJson
{
    public static void Write(IEnumerable<StatRow> rows, IBufferWriter<byte> output)
    {
        var writer = new ReportWriter(output);
        writer.Text("["u8);
        var isFirst = true;
        foreach (var row in rows)
        {
            if (!isFirst)
                writer.Text(","u8);
            isFirst = false;
            WriteRow(row, writer);
        }

        writer.Text("]\n"u8);
    }

    private static void WriteRow(StatRow row, ReportWriter writer)
    {
        writer.Text("["u8);
        var isFirst = true;
        for (var i = 0; i < row.Fields.Length; i++)
        {
            ref readonly var field = ref row.Fields[i];
            if (field.Type == StatFieldType.Empty)
                continue;
            writer.Text(isFirst ? "{\"objType\":\""u8 : ",{\"objType\":\""u8);
            isFirst = false;
            writer.Text(row.Kind.ToString());
            writer.Text("\",\"proxyId\":"u8);
            writer.Number(row.ProxyId);
            writer.Text(",\"id\":"u8);
            writer.Number(row.Id);
            writer.Text(","u8);
            writer.JsonMembers(i, StatColumns.Names[i], field);
            writer.Text("}"u8);
        }

        writer.Text("]"u8);
    }
}
