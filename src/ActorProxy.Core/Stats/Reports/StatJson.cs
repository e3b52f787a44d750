using System.Buffers;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The JSON of <c>show stat</c>: an array of rows, each an array of values with their tags.</summary>
internal static class StatJson
{
    public static void Begin(IBufferWriter<byte> output) => output.Write("["u8);

    public static void Write(StatRow row, bool isFirst, IBufferWriter<byte> output)
    {
        if (!isFirst)
            output.Write(","u8);
        WriteRow(row, new ReportWriter(output));
    }

    public static void End(IBufferWriter<byte> output) => output.Write("]\n"u8);

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
