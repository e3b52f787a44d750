using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>Writes the pieces of a report as UTF-8.</summary>
internal readonly struct ReportWriter(IBufferWriter<byte> output)
{
    public void Text(string text) => Encoding.UTF8.GetBytes(text, output);

    public void Text(ReadOnlySpan<byte> text) => output.Write(text);

    public void Number(long number)
    {
        Utf8Formatter.TryFormat(number, output.GetSpan(20), out var written);
        output.Advance(written);
    }

    /// <summary>A value alone, in the way that all formats share.</summary>
    public void Value(in StatField field)
    {
        switch (field.Type)
        {
            case StatFieldType.Empty:
                break;
            case StatFieldType.Text:
                Text(field.Text ?? "");
                break;
            case StatFieldType.Float:
                Text(field.Fraction.ToString("F6", CultureInfo.InvariantCulture).TrimEnd('0').TrimEnd('.'));
                break;
            default:
                Number(field.Number);
                break;
        }
    }

    /// <summary>Tags, type and value, parted by colons (management.txt 9.2).</summary>
    public void Typed(in StatField field)
    {
        Text(":"u8);
        Text(field.Tags);
        Text(":"u8);
        Text(TypeName(field.Type));
        Text(":"u8);
        Value(field);
    }

    /// <summary>A description behind a value, in quotes.</summary>
    public void Description(string text)
    {
        Text(":\""u8);
        Text(text);
        Text("\""u8);
    }

    /// <summary>A value with its name and tags as the members of a JSON object, without its braces.</summary>
    public void JsonMembers(int position, string name, in StatField field)
    {
        Text("\"field\":{\"pos\":"u8);
        Number(position);
        Text(",\"name\":\""u8);
        Text(name);
        Text("\"},\"processNum\":1,\"tags\":{\"origin\":\""u8);
        Text(OriginName(field.Tags[0]));
        Text("\",\"nature\":\""u8);
        Text(NatureName(field.Tags[1]));
        Text("\",\"scope\":\""u8);
        Text(field.Tags[2] == 'S' ? "Service"u8 : "Process"u8);
        Text("\"},\"value\":{\"type\":\""u8);
        Text(TypeName(field.Type));
        Text("\",\"value\":"u8);
        if (field.Type == StatFieldType.Text)
        {
            Text("\""u8);
            Text(System.Text.Json.JsonEncodedText.Encode(field.Text ?? "", System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
            Text("\""u8);
        }
        else
        {
            Value(field);
        }

        Text("}"u8);
    }

    private static ReadOnlySpan<byte> TypeName(StatFieldType type) => type switch
    {
        StatFieldType.Signed32 => "s32"u8,
        StatFieldType.Unsigned32 => "u32"u8,
        StatFieldType.Unsigned64 => "u64"u8,
        StatFieldType.Float => "flt"u8,
        _ => "str"u8,
    };

    private static string OriginName(char origin) => origin switch
    {
        'M' => "Metric",
        'S' => "Status",
        'K' => "Key",
        'C' => "Config",
        _ => "Product",
    };

    private static string NatureName(char nature) => nature switch
    {
        'A' => "Age",
        'a' => "Avg",
        'C' => "Counter",
        'D' => "Duration",
        'G' => "Gauge",
        'L' => "Limit",
        'M' => "Max",
        'm' => "Min",
        'N' => "Name",
        'O' => "Output",
        'R' => "Rate",
        _ => "Time",
    };
}
