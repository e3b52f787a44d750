namespace ActorProxy.TestKit.Traffic;

/// <summary>A message of the peers protocol: its class in the high byte of <paramref name="Kind"/>, its type in the low one.</summary>
public sealed record PeerMessage(int Kind, byte[] Payload)
{
    public const int ResyncRequest = 0x0000, ResyncFinished = 0x0001, ResyncConfirm = 0x0003, Heartbeat = 0x0004;
    public const int Update = 0x0a80, Definition = 0x0a82, Acknowledgement = 0x0a84;

    public override string ToString() => $"{Kind:x4} {Convert.ToHexStringLower(Payload)}";
}
