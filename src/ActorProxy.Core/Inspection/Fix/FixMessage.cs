namespace ActorProxy.Core.Inspection.Fix;

/// <summary>The first message of a FIX session: <c>tag=value</c> fields, each ended by SOH (FIX 4.4 volume 1, "FIX Message Format").</summary>
public static class FixMessage
{
    private const byte EndOfField = 1;

    /// <summary>The shortest message there can be: version, length, type and checksum.</summary>
    private const int LeastBytes = 26;

    /// <summary>Finds the value of the first field with a tag; <see cref="InspectionResult.Absent"/> when it is empty.</summary>
    public static InspectionResult Find(ReadOnlySpan<byte> message, uint tag, out Range value)
    {
        value = default;
        for (var at = 0; ;)
        {
            var result = ReadField(message, ref at, out var found, out var range);
            if (result != InspectionResult.Found)
                return result;
            if (found != tag)
                continue;
            value = range;
            return message[range].IsEmpty ? InspectionResult.Absent : InspectionResult.Found;
        }
    }

    /// <summary>
    /// Whether the message begins with a version, its length and its type, and ends with the right checksum; <see cref="InspectionResult.Found"/>
    /// for a valid one. What follows it does not count.
    /// </summary>
    public static InspectionResult Validate(ReadOnlySpan<byte> message)
    {
        if (message.Length < LeastBytes)
            return InspectionResult.NotYet;
        long bodyBytes = 0;
        var body = 0;
        var at = 0;
        for (var index = 0; ; index++)
        {
            var start = at;
            var result = ReadField(message, ref at, out var tag, out var range);
            if (result != InspectionResult.Found)
                return result;
            var value = message[range];
            var isRight = index switch
            {
                0 => tag == FixTag.BeginString && IsVersion(value),
                1 => tag == FixTag.BodyLength && TryReadNumber(value, out bodyBytes),
                2 => tag == FixTag.MsgType,
                _ => true,
            };
            if (!isRight)
                return InspectionResult.Malformed;
            if (index == 1)
                body = at;
            if (tag == FixTag.CheckSum)
                return start - body == bodyBytes && value.Length == 3 && TryReadNumber(value, out var sum) && sum == Checksum(message[..start]) ? InspectionResult.Found : InspectionResult.Malformed;
        }
    }

    private static InspectionResult ReadField(ReadOnlySpan<byte> message, ref int at, out uint tag, out Range value)
    {
        tag = 0;
        value = default;
        var digits = message[at..].IndexOf((byte)'=');
        if (digits < 0)
            return InspectionResult.NotYet;
        var start = at + digits + 1;
        var length = message[start..].IndexOf(EndOfField);
        if (length < 0)
            return InspectionResult.NotYet;
        foreach (var digit in message.Slice(at, digits))
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return InspectionResult.Malformed;
            tag = unchecked(10 * tag + digit - '0');
        }

        if (tag == 0)
            return InspectionResult.Malformed;
        value = start..(start + length);
        at = start + length + 1;
        return InspectionResult.Found;
    }

    private static bool IsVersion(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("FIXT.1.1"u8) || value.Length == 7 && value.StartsWith("FIX.4."u8) && value[6] is >= (byte)'0' and <= (byte)'4';

    private static bool TryReadNumber(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > 18)
            return false;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = 10 * number + digit - '0';
        }

        return true;
    }

    private static long Checksum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (var one in bytes)
            sum = unchecked((byte)(sum + one));
        return sum;
    }
}
