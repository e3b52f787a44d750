using System.Globalization;
using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.StickTables;

/// <summary>A table's keys as operators write and read them.</summary>
public static class StickKeyText
{
    /// <summary>Reads a key: an address, an unsigned number, text, or pairs of hexadecimal digits for a block of bytes.</summary>
    /// <returns>False when the text can't be a key of that table.</returns>
    public static bool TryParse(StickTableDefinition table, string text, out byte[] key)
    {
        key = [];
        var sample = default(Sample);
        switch (table.KeyType)
        {
            case StickKeyType.Integer when uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                sample.SetNumber(number);
                break;
            case StickKeyType.IPv4 or StickKeyType.IPv6 when AddressText.TryParseExactly(text, out var address) && (table.KeyType == StickKeyType.IPv4 || address.Family == AddressFamilyKind.IPv6):
                sample.SetAddress(address);
                break;
            case StickKeyType.String:
                sample.SetText(Encoding.UTF8.GetBytes(text));
                break;
            case StickKeyType.Binary when text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit):
                sample.SetBinary(Convert.FromHexString(text));
                break;
            default:
                return false;
        }

        if (!StickKey.TryMake(table, ref sample, new SampleScratch(), out var made))
            return false;
        key = made.ToArray();
        return true;
    }

    /// <summary>Appends a key as <see cref="TryParse"/> reads it; what is no printable character of a text stands as <c>\xHH</c>.</summary>
    public static void Append(StringBuilder text, StickKeyType type, ReadOnlySpan<byte> key)
    {
        if (type == StickKeyType.String)
        {
            foreach (var one in key)
                AppendCharacter(text, one);
            return;
        }

        if (type == StickKeyType.Binary)
        {
            text.Append(Convert.ToHexString(key));
            return;
        }

        var sample = default(Sample);
        StickKey.Read(type, key, new SampleScratch(), ref sample);
        if (type == StickKeyType.Integer)
            text.Append(CultureInfo.InvariantCulture, $"{sample.Number}");
        else
            text.Append(sample.Address.HostText);
    }

    private static void AppendCharacter(StringBuilder text, byte one)
    {
        switch ((char)one)
        {
            case ' ' or '\\' or '=':
                text.Append('\\').Append((char)one);
                break;
            case '\t':
                text.Append("\\t");
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\x1b':
                text.Append("\\e");
                break;
            case > ' ' and < '\x7f':
                text.Append((char)one);
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"\\x{one:X2}");
                break;
        }
    }
}
