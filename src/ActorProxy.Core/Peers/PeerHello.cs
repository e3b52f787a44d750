using System.Globalization;
using System.Text;
using ActorProxy.Core.Peers.Nodes;

namespace ActorProxy.Core.Peers;

/// <summary>The three lines by which a session begins: which protocol, whom they are for, and who sends them.</summary>
/// <param name="Target">The name of the peer that is dialled.</param>
/// <param name="Sender">The dialler's own name.</param>
/// <param name="Node">What a node of this project says besides; null for any other peer.</param>
public sealed record PeerHello(PeerVersion Version, string Target, string Sender, NodeGreeting? Node = null)
{
    /// <summary>All three lines: names are short, and whoever sends more is no peer.</summary>
    public const int MostBytes = 2048;

    private const string Protocol = "HAProxyS ";

    /// <summary>Null when the first line is of another protocol or the third of another form: <see cref="PeerStatus.ProtocolError"/>.</summary>
    /// <remarks>A version that can't be read is 0.0, which is not supported.</remarks>
    public static PeerReadResult TryRead(ReadOnlySpan<byte> received, out PeerHello? hello, out int consumed)
    {
        hello = null;
        consumed = 0;
        var rest = received[..Math.Min(received.Length, MostBytes)];
        var isCut = rest.Length < received.Length;
        if (!TryLine(ref rest, out var first))
            return Missing(received, isCut);

        // Answered before the other lines come: they need not ever.
        if (!first.StartsWith(Protocol, StringComparison.Ordinal))
            return PeerReadResult.Malformed;
        if (!TryLine(ref rest, out var target) || !TryLine(ref rest, out var third))
            return Missing(received, isCut);
        var blank = third.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
            return PeerReadResult.Malformed;
        hello = new PeerHello(Parse(first.AsSpan(Protocol.Length)), target, third[..blank], NodeGreeting.Find(third.AsSpan(blank + 1)));
        consumed = Math.Min(received.Length, MostBytes) - rest.Length;
        return PeerReadResult.Found;
    }

    /// <summary>Writes the lines; returns their bytes, 0 without room.</summary>
    public int Write(Span<byte> buffer, int processId) =>
        Encoding.UTF8.TryGetBytes(string.Create(CultureInfo.InvariantCulture, $"{Protocol}{Version}\n{Target}\n{Sender} {processId} 1{(Node is null ? "" : $" {Node}")}\n"), buffer, out var length) ? length : 0;

    /// <summary>What the listener answers.</summary>
    /// <param name="localName">What this process is called.</param>
    /// <param name="isPeer">Whether a peer of this name is in the section.</param>
    /// <param name="hasLocalSession">A process of this node has a session already.</param>
    public PeerStatus Judge(string localName, Func<string, bool> isPeer, bool hasLocalSession)
    {
        if (!Version.IsSupported)
            return PeerStatus.BadVersion;
        if (Target != localName)
            return PeerStatus.WrongTarget;
        if (!isPeer(Sender))
            return PeerStatus.UnknownSender;
        return hasLocalSession && Sender == localName ? PeerStatus.TryAgainLater : PeerStatus.Accepted;
    }

    private static PeerReadResult Missing(ReadOnlySpan<byte> received, bool isCut)
    {
        // Another protocol's client may never send a line's end.
        if (!received[..Math.Min(received.Length, Protocol.Length)].SequenceEqual("HAProxyS "u8[..Math.Min(received.Length, Protocol.Length)]))
            return PeerReadResult.Malformed;
        return isCut ? PeerReadResult.TooLong : PeerReadResult.NotYet;
    }

    private static bool TryLine(ref ReadOnlySpan<byte> rest, out string line)
    {
        line = "";
        var end = rest.IndexOf((byte)'\n');
        if (end < 0)
            return false;
        var text = rest[..end];
        rest = rest[(end + 1)..];
        line = Encoding.UTF8.GetString(text is [.., (byte)'\r'] ? text[..^1] : text);
        return true;
    }

    private static PeerVersion Parse(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return dot > 0 && int.TryParse(text[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new PeerVersion(major, minor)
            : default;
    }
}
