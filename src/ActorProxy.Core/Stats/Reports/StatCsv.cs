using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The CSV of <c>show stat</c> (management.txt 9.1): a line end behind a comma, a sharp before the header.</summary>
public static class StatCsv
{
    // As much as a row takes in almost every configuration; what is longer gets its room in pieces.
    private const int RowBytes = 1024;
    private const int NumberBytes = 20;

    private static readonly byte[] Header = Encoding.ASCII.GetBytes(HeaderText());

    public static void WriteHeader(IBufferWriter<byte> output) => output.Write(Header);

    public static void Write(StatRow row, IBufferWriter<byte> output)
    {
        var line = output.GetSpan(RowBytes);
        var at = 0;
        for (var i = 0; i < row.Fields.Length; i++)
        {
            ref readonly var field = ref row.Fields[i];
            var text = field.Type == StatFieldType.Text ? Quoted(field.Text!) : "";

            // The value, what stands before the extra columns, and the line's end.
            var needed = NumberBytes + Encoding.UTF8.GetMaxByteCount(text.Length) + 4;
            if (line.Length - at < needed)
            {
                output.Advance(at);
                line = output.GetSpan(Math.Max(needed, RowBytes));
                at = 0;
            }

            if (i == (int)StatColumns.FirstExtra)
            {
                line[at++] = (byte)'-';
                line[at++] = (byte)',';
            }

            if (text.Length > 0)
                at += Encoding.UTF8.GetBytes(text, line[at..]);
            else if (field.Type is not (StatFieldType.Empty or StatFieldType.Text))
                at += Number(field.Number, line[at..]);
            line[at++] = (byte)',';
        }

        line[at++] = (byte)'\n';
        output.Advance(at);
    }

    private static int Number(long number, Span<byte> output)
    {
        // Most of the values are 0.
        if (number is >= 0 and <= 9)
        {
            output[0] = (byte)('0' + number);
            return 1;
        }

        Utf8Formatter.TryFormat(number, output, out var written);
        return written;
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
