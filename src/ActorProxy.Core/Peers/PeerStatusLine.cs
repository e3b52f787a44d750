using System.Globalization;

namespace ActorProxy.Core.Peers;

/// <summary>The line that answers a hello: a <see cref="PeerStatus"/> as three digits.</summary>
public static class PeerStatusLine
{
    /// <summary>Longer lines are none.</summary>
    private const int MostBytes = 16;

    /// <summary>Writes the line; returns its bytes, 0 without room.</summary>
    public static int Write(Span<byte> buffer, PeerStatus status)
    {
        if (!((int)status).TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture) || length == buffer.Length)
            return 0;
        buffer[length] = (byte)'\n';
        return length + 1;
    }

    /// <summary>Reads the line at the begin of what was received; what follows it are messages.</summary>
    public static PeerReadResult TryRead(ReadOnlySpan<byte> received, out PeerStatus status, out int consumed)
    {
        status = default;
        consumed = 0;
        var end = received.IndexOf((byte)'\n');
        if (end < 0)
            return received.Length < MostBytes ? PeerReadResult.NotYet : PeerReadResult.TooLong;
        if (end >= MostBytes)
            return PeerReadResult.TooLong;
        var line = received[..end];
        if (line is [.., (byte)'\r'])
            line = line[..^1];
        if (line.Length != 3 || !int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return PeerReadResult.Malformed;
        status = (PeerStatus)code;
        consumed = end + 1;
        return PeerReadResult.Found;
    }
}
