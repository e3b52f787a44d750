using System.Buffers;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The typed output of <c>show stat</c> (management.txt 9.2): a line for each value that there is.</summary>
internal static class StatTyped
{
    public static void Write(StatRow row, bool withDescriptions, IBufferWriter<byte> output)
    {
        var writer = new ReportWriter(output);
        var kind = row.Kind switch
        {
            StatObjectKind.Frontend => "F."u8,
            StatObjectKind.Backend => "B."u8,
            StatObjectKind.Server => "S."u8,
            _ => "L."u8,
        };
        for (var i = 0; i < row.Fields.Length; i++)
        {
            ref readonly var field = ref row.Fields[i];
            if (field.Type == StatFieldType.Empty)
                continue;
            writer.Text(kind);
            writer.Number(row.ProxyId);
            writer.Text("."u8);
            writer.Number(row.Id);
            writer.Text("."u8);
            writer.Number(i);
            writer.Text("."u8);
            writer.Text(StatColumns.Names[i]);
            writer.Text(".1"u8);
            writer.Typed(field);
            if (withDescriptions)
                writer.Description(StatColumns.Descriptions[i]);
            writer.Text("\n"u8);
        }
    }
}
