namespace ActorProxy.Core.Inspection.Mqtt;

/// <summary>The first packet of an MQTT connection: a client's CONNECT or a server's CONNACK, of MQTT 3.1, 3.1.1 or 5.0.</summary>
/// <remarks>Kept by ranges of the bytes that were read, so that reading allocates nothing.</remarks>
public struct MqttPacket
{
    public MqttPacketType Type;

    /// <summary>Connect flags (3.1.2.3), or connect acknowledge flags (3.2.2.1).</summary>
    public byte Flags;

    /// <summary>3, 4 (for 3.1.1) or 5. A CONNACK does not say whether it is 3.1 or 3.1.1.</summary>
    public byte Version;
    public byte ReasonCode;
    public ushort KeepAlive;
    public Range ProtocolName;
    public Range ClientIdentifier;
    public Range WillTopic;
    public Range WillPayload;
    public Range UserName;
    public Range Password;
    public Range Properties;
    public Range WillProperties;

    public readonly bool HasWill => Type == MqttPacketType.Connect && (Flags & MqttConnectFlags.Will) != 0;
    public readonly bool HasUserName => Type == MqttPacketType.Connect && (Flags & MqttConnectFlags.UserName) != 0;
    public readonly bool HasPassword => Type == MqttPacketType.Connect && (Flags & MqttConnectFlags.Password) != 0;
}
