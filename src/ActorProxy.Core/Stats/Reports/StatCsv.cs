using System.Buffers;
using System.Text;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The CSV of <c>show stat</c> (management.txt 9.1): a line end behind a comma, a sharp before the header.</summary>
public static class StatCsv
{
    private static readonly byte[] Header = Encoding.ASCII.GetBytes(HeaderText());

    public static void WriteHeader(IBufferWriter<byte> output) => output.Write(Header);

    public static void Write(StatRow row, IBufferWriter<byte> output)
    {
        var writer = new ReportWriter(output);
        for (var i = 0; i < row.Fields.Length; i++)
        {
            if (i == (int)StatColumns.FirstExtra)
                writer.Text("-,"u8);
            ref readonly var field = ref row.Fields[i];
            if (field.Type == StatFieldType.Text)
                writer.Text(Quoted(field.Text!));
            else
                writer.Value(field);
            writer.Text(","u8);
        }

        writer.Text("\n"u8);
    }

    /// <summary>Text as CSV takes it: in quotes only if it holds what would end it too early.</summary>
    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string HeaderText()
    {
        var text = new StringBuilder("# ");
        for (var i = 0; i < StatColumns.Names.Length; i++)
        {
            if (i == (int)StatColumns.FirstExtra)
                text.Append("-,");
            text.Append(StatColumns.Names[i]).Append(',');
        }

        return text.Append('\n').ToString();
    }
}
