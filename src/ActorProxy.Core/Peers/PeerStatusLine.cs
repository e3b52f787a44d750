using System.Globalization;
using System.Text;
using ActorProxy.Core.Peers.Nodes;

namespace ActorProxy.Core.Peers;

/// <summary>The line that answers a hello: a <see cref="PeerStatus"/> as three digits.</summary>
public static class PeerStatusLine
{
    /// <summary>Longer lines are none.</summary>
    private const int MostBytes = 64;

    /// <summary>Writes the line; returns its bytes, 0 without room.</summary>
    /// <param name="node">Only for a dialler that has said the same of itself: others take nothing behind the number.</param>
    public static int Write(Span<byte> buffer, PeerStatus status, NodeGreeting? node = null) =>
        Encoding.UTF8.TryGetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)status}{(node is null ? "" : $" {node}")}\n"), buffer, out var length) ? length : 0;

    /// <summary>Reads the line at the begin of what was received; what follows it are messages.</summary>
    /// <param name="node">What a node of this project says besides; null for any other peer.</param>
    public static PeerReadResult TryRead(ReadOnlySpan<byte> received, out PeerStatus status, out NodeGreeting? node, out int consumed)
    {
        node = null;
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
        if (line.Length < 3 || (line.Length > 3 && line[3] != ' ') || !int.TryParse(line[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return PeerReadResult.Malformed;
        if (line.Length > 3)
            node = NodeGreeting.Find(Encoding.UTF8.GetString(line[4..]));
        status = (PeerStatus)code;
        consumed = end + 1;
        return PeerReadResult.Found;
    }
}
