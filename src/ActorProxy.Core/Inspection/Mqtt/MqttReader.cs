using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Mqtt;

/// <summary>Reads the first packet of an MQTT connection (MQTT 5.0 and 3.1.1, 3.1 and 3.2). Pure.</summary>
public ref struct MqttReader
{
    private const int MostLengthBytes = 4;

    private readonly ReadOnlySpan<byte> packet;
    private int at;
    private bool isBroken;

    private MqttReader(ReadOnlySpan<byte> packet, int at)
    {
        this.packet = packet;
        this.at = at;
    }

    /// <summary>Reads and checks a packet; its ranges are those of the received bytes.</summary>
    public static InspectionResult Read(ReadOnlySpan<byte> received, out MqttPacket packet)
    {
        packet = default;
        if (received.IsEmpty)
            return InspectionResult.NotYet;
        var type = (MqttPacketType)(received[0] >> 4);
        if (type is not (MqttPacketType.Connect or MqttPacketType.ConnectAcknowledgement) || (received[0] & 15) != 0)
            return InspectionResult.Malformed;
        var result = ReadLength(received, out var start, out var length);
        if (result != InspectionResult.Found)
            return result;
        if (received.Length - start < length)
            return InspectionResult.NotYet;
        packet.Type = type;
        var reader = new MqttReader(received[..(start + length)], start);
        var isValid = type == MqttPacketType.Connect
            ? reader.ReadConnect(ref packet)
            // A server's bytes behind its CONNACK come too early.
            : received.Length == start + length && reader.ReadAcknowledgement(ref packet, length > 2);
        return isValid && !reader.isBroken && reader.at == reader.packet.Length ? InspectionResult.Found : InspectionResult.Malformed;
    }

    private static InspectionResult ReadLength(ReadOnlySpan<byte> received, out int start, out int length)
    {
        length = 0;
        for (start = 1; start <= MostLengthBytes; start++)
        {
            if (start >= received.Length)
                return InspectionResult.NotYet;
            length |= (received[start] & 127) << (7 * (start - 1));
            if (received[start] < 128)
            {
                start++;
                return InspectionResult.Found;
            }
        }

        return InspectionResult.Malformed;
    }

    private bool ReadConnect(ref MqttPacket connect)
    {
        connect.ProtocolName = ReadBlock();
        if (isBroken || !IsProtocol(packet[connect.ProtocolName]))
            return false;
        connect.Version = ReadByte();
        connect.Flags = ReadByte();
        connect.KeepAlive = ReadShort();
        if (connect.Version is < 3 or > 5 || (connect.Flags & MqttConnectFlags.Reserved) != 0)
            return false;
        if (!connect.HasWill && (connect.Flags & MqttConnectFlags.WillQuality) == MqttConnectFlags.WillQuality)
            return false;
        if (connect.Version == 5 && !ReadProperties(MqttProperties.Connect, out connect.Properties))
            return false;
        connect.ClientIdentifier = ReadBlock();
        if (connect.HasWill)
        {
            if (connect.Version == 5 && !ReadProperties(MqttProperties.Will, out connect.WillProperties))
                return false;
            connect.WillTopic = ReadBlock();
            connect.WillPayload = ReadBlock();
        }

        if (connect.HasUserName)
            connect.UserName = ReadBlock();
        if (connect.HasPassword)
            connect.Password = ReadBlock();
        return true;
    }

    private bool ReadAcknowledgement(ref MqttPacket acknowledgement, bool hasProperties)
    {
        acknowledgement.Version = (byte)(hasProperties ? 5 : 4);
        acknowledgement.Flags = ReadByte();
        acknowledgement.ReasonCode = ReadByte();
        return acknowledgement.Flags <= 1 && (!hasProperties || ReadProperties(MqttProperties.Acknowledgement, out acknowledgement.Properties));
    }

    private static bool IsProtocol(ReadOnlySpan<byte> name) =>
        System.Text.Ascii.EqualsIgnoreCase(name, "MQTT"u8) || System.Text.Ascii.EqualsIgnoreCase(name, "MQIsdp"u8);

    private bool ReadProperties(int place, out Range properties)
    {
        properties = default;
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var one = ReadByte();
            if (isBroken || shift > 21)
                return false;
            length |= (one & 127) << shift;
            if (one < 128)
                break;
        }

        if (length > packet.Length - at)
            return false;
        properties = at..(at + length);
        at += length;
        return MqttProperties.AreValid(packet[properties], place);
    }

    private Range ReadBlock()
    {
        int length = ReadShort();
        if (isBroken || length > packet.Length - at)
        {
            isBroken = true;
            return default;
        }

        at += length;
        return (at - length)..at;
    }

    private byte ReadByte()
    {
        if (at < packet.Length)
            return packet[at++];
        isBroken = true;
        return 0;
    }

    private ushort ReadShort()
    {
        if (packet.Length - at >= 2)
        {
            at += 2;
            return BinaryPrimitives.ReadUInt16BigEndian(packet[(at - 2)..]);
        }

        isBroken = true;
        return 0;
    }
}
