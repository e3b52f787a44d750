namespace ActorProxy.Core.Peers;

/// <summary>One message of the peers protocol, in the bytes that it came in.</summary>
public readonly ref struct PeerFrame(PeerMessageKind kind, ReadOnlySpan<byte> payload)
{
    /// <summary>HAProxy's own limit, with a buffer of the usual size: no message that is sent may be longer.</summary>
    public const int MostPayloadBytes = 16384;

    private const byte HasPayload = 0x80;
    private const byte ReservedClass = 255;

    public PeerMessageKind Kind => kind;

    /// <summary>Perhaps with more at its end than is understood, which is passed over.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>Reads the first message of what was received.</summary>
    /// <param name="consumed">The bytes that it took; 0 unless it was found.</param>
    public static PeerReadResult TryRead(ReadOnlySpan<byte> received, out PeerFrame frame, out int consumed, int mostPayloadBytes = MostPayloadBytes)
    {
        frame = default;
        consumed = 0;
        if (received.IsEmpty)
            return PeerReadResult.NotYet;
        if (received[0] == ReservedClass)
            return PeerReadResult.Malformed;
        if (received.Length < 2)
            return PeerReadResult.NotYet;
        var found = (PeerMessageKind)((received[0] << 8) | received[1]);
        if ((received[1] & HasPayload) == 0)
        {
            frame = new PeerFrame(found, default);
            consumed = 2;
            return PeerReadResult.Found;
        }

        var offset = 2;
        if (!PeerVarint.TryRead(received, ref offset, out var length))
            return received.Length - 2 < PeerVarint.MostBytes ? PeerReadResult.NotYet : PeerReadResult.Malformed;
        if (length > (ulong)mostPayloadBytes)
            return PeerReadResult.TooLong;
        if (received.Length - offset < (int)length)
            return PeerReadResult.NotYet;
        frame = new PeerFrame(found, received.Slice(offset, (int)length));
        consumed = offset + (int)length;
        return PeerReadResult.Found;
    }
}
