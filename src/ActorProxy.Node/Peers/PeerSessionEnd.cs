namespace ActorProxy.Node.Peers;

/// <summary>Why a session has ended.</summary>
/// <param name="Text">For the operator.</param>
/// <param name="IsSilence">Nothing came for too long: dial again soon, at a random moment.</param>
internal sealed record PeerSessionEnd(string Text, bool IsSilence = false)
{
    public static PeerSessionEnd Closed { get; } = new("the peer closed the connection");

    public static PeerSessionEnd Silent { get; } = new("nothing came from the peer for 5 seconds", IsSilence: true);

    public static PeerSessionEnd Stuck { get; } = new("the peer took nothing for 5 seconds", IsSilence: true);

    public static PeerSessionEnd Superseded { get; } = new("the peer has opened another session");

    public static PeerSessionEnd Malformed { get; } = new("the peer sent what is no message of the protocol");

    public static PeerSessionEnd TooLong { get; } = new("the peer sent a message longer than 16384 bytes");

    public static PeerSessionEnd Refused { get; } = new("the peer reported a protocol error");

    public static PeerSessionEnd Stopped { get; } = new("this process stops, or the peer is no longer configured");
}
