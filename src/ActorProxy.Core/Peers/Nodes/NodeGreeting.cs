using System.Globalization;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>By what a node of this project makes itself known in the handshake of the peers protocol: words that other peers pass over.</summary>
/// <remarks>
/// Behind the third line of a hello, and behind the status that answers a hello which had them. From then on both sides may send each other
/// <see cref="PeerMessageKind.NodeUpdate"/> and its like.
/// </remarks>
/// <param name="Since">When the sender's process began, by its own clock: see <see cref="StickTables.Agreement.StickAuthor"/>.</param>
public sealed record NodeGreeting(long Since)
{
    /// <summary>Whom a node asks for that wants to join by an address alone: whoever it is, its answer is <see cref="NodeMembers"/>, and the session ends.</summary>
    public const string AnyNode = "*";

    /// <summary>Whom a node asks for that has a command for this one's runtime API: see <see cref="NodeCallProof"/>.</summary>
    public const string Call = "*call";

    /// <summary>A node with another number is spoken to as any peer is.</summary>
    private const string Protocol = "actorproxy/1";

    /// <summary>Finds it among the words behind those that every peer sends; null without.</summary>
    public static NodeGreeting? Find(ReadOnlySpan<char> words)
    {
        var at = words.IndexOf(Protocol);
        if (at < 0 || (at > 0 && words[at - 1] != ' '))
            return null;
        var rest = words[(at + Protocol.Length)..];
        if (rest is not [' ', ..])
            return null;
        rest = rest[1..];
        var end = rest.IndexOf(' ');
        return long.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var since) ? new NodeGreeting(since) : null;
    }

    /// <summary>The words, as they are sent.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Protocol} {Since}");
}
