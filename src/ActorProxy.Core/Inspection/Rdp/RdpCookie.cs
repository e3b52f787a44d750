namespace ActorProxy.Core.Inspection.Rdp;

/// <summary>The cookie in a Remote Desktop client's first message, the connection request (MS-RDPBCGR 2.2.1.1).</summary>
/// <remarks>As HAProxy does: what stands before the cookie is skipped unread, only the first cookie counts, and case does not.</remarks>
public static class RdpCookie
{
    /// <summary>TPKT and X.224 headers.</summary>
    private const int HeaderBytes = 11;

    private static ReadOnlySpan<byte> Label => "Cookie:"u8;

    /// <summary>Finds the cookie's value.</summary>
    /// <param name="name">The name that it must have; empty for any.</param>
    /// <param name="value">Where it lies in the received bytes.</param>
    public static InspectionResult Find(ReadOnlySpan<byte> received, ReadOnlySpan<byte> name, out Range value)
    {
        value = default;
        if (received.Length <= HeaderBytes + Label.Length)
            return InspectionResult.NotYet;
        if (!System.Text.Ascii.EqualsIgnoreCase(received.Slice(HeaderBytes, Label.Length), Label))
            return InspectionResult.Absent;
        var at = HeaderBytes + Label.Length;
        while (at < received.Length && received[at] is (byte)' ' or (byte)'\t')
            at++;
        var result = name.IsEmpty ? SkipAnyName(received, ref at) : SkipName(received, name, ref at);
        return result == InspectionResult.Found ? FindEnd(received, at, out value) : result;
    }

    private static InspectionResult SkipName(ReadOnlySpan<byte> received, ReadOnlySpan<byte> name, ref int at)
    {
        if (received.Length - at < name.Length + 1)
            return InspectionResult.NotYet;
        if (!System.Text.Ascii.EqualsIgnoreCase(received.Slice(at, name.Length), name) || received[at + name.Length] != (byte)'=')
            return InspectionResult.Absent;
        at += name.Length + 1;
        return InspectionResult.Found;
    }

    private static InspectionResult SkipAnyName(ReadOnlySpan<byte> received, ref int at)
    {
        var length = received[at..].IndexOfAny((byte)'=', (byte)'\r', (byte)'\n');
        if (length < 0)
            return InspectionResult.NotYet;
        if (received[at + length] != (byte)'=')
            return InspectionResult.Absent;
        at += length + 1;
        return InspectionResult.Found;
    }

    private static InspectionResult FindEnd(ReadOnlySpan<byte> received, int at, out Range value)
    {
        value = default;
        var length = received[at..].IndexOf((byte)'\r');
        if (length < 0 || at + length + 1 >= received.Length)
            return InspectionResult.NotYet;
        if (received[at + length + 1] != (byte)'\n')
            return InspectionResult.Absent;
        value = at..(at + length);
        return InspectionResult.Found;
    }
}
