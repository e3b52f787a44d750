using System.Globalization;
using System.Text;

namespace ActorProxy.Engine.Checks.Protocols;

/// <summary>Cuts from an answer what a report quotes of it.</summary>
internal static class AnswerText
{
    /// <summary>From a byte on, without the spaces before it, to the end of the line.</summary>
    public static string LineFrom(ReadOnlySpan<byte> received, int start)
    {
        if (received.Length <= start)
            return "";
        ReadOnlySpan<byte> text = received[start..].TrimStart((byte)' ');
        int end = text.IndexOfAny((byte)'\r', (byte)'\n', (byte)0);
        return Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }

    /// <summary>From a byte on to the first NUL.</summary>
    public static string TextFrom(ReadOnlySpan<byte> received, int start)
    {
        if (received.Length <= start)
            return "";
        ReadOnlySpan<byte> text = received[start..];
        int end = text.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }

    /// <summary>The number that the first three bytes begin with; 0 for none, and for fewer bytes.</summary>
    public static int ReplyCode(ReadOnlySpan<byte> received)
    {
        if (received.Length < 3)
            return 0;
        int digits = received[..3].IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? end : 3;
        return digits == 0 ? 0 : int.Parse(received[..digits], CultureInfo.InvariantCulture);
    }
}
