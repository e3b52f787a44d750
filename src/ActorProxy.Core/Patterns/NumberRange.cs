using System.Globalization;
using System.Text;

namespace ActorProxy.Core.Patterns;

/// <summary>A pattern of numbers: one, or those between two, both included (configuration.txt 7.1.2).</summary>
internal readonly record struct NumberRange(long Least, long Most)
{
    /// <summary>Reads <c>5</c>, <c>5:9</c>, <c>5:</c> or <c>:9</c>; in a dotted one (a protocol's version) each part is <c>3</c> or <c>3.1</c>.</summary>
    /// <remarks>
    /// As in HAProxy '-' separates too, so that <c>5-9</c> is <c>5:9</c> and <c>-5</c> is <c>:5</c>: only behind a leading ':' is a number negative.
    /// Negative numbers are compared by operators: <c>lt 0</c> is <c>:-1</c>.
    /// </remarks>
    public static bool TryParse(ReadOnlySpan<byte> text, bool isDotted, out NumberRange range, out string error)
    {
        range = default;
        error = "";
        var characters = Encoding.UTF8.GetString(text);
        var separator = characters.AsSpan().IndexOfAny(':', '-');
        if (separator < 0)
        {
            if (TryParseOne(characters, isDotted, out var number))
                range = new NumberRange(number, number);
            else
                error = isDotted ? $"'{characters}' is no dotted number such as 3.1" : $"'{characters}' is no integer";
            return error.Length == 0;
        }

        var (least, most) = (long.MinValue, long.MaxValue);
        var (low, high) = (characters[..separator], characters[(separator + 1)..]);
        if ((low.Length > 0 && !TryParseOne(low, isDotted, out least)) || (high.Length > 0 && !TryParseOne(high, isDotted, out most)) || low.Length + high.Length == 0)
            error = $"'{characters}' is no range of integers such as 1024:65535, 1024: or :1023";
        else if (least > most)
            error = $"in the range '{characters}' the first number is greater than the second one";
        range = new NumberRange(least, most);
        return error.Length == 0;
    }

    private static bool TryParseOne(string text, bool isDotted, out long number)
    {
        if (!isDotted)
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && !text.StartsWith('+');
        number = 0;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var minor = 0;
        if (!int.TryParse(dot < 0 ? text : text[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major > ushort.MaxValue)
            return false;
        if (dot >= 0 && (!int.TryParse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out minor) || minor > ushort.MaxValue))
            return false;
        number = ((long)major << 16) + minor;
        return true;
    }
}
