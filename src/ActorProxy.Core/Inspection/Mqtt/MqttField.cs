using System.Globalization;

namespace ActorProxy.Core.Inspection.Mqtt;

/// <summary>A part of a packet that can be asked for: a named one, or a property by its number.</summary>
public sealed record MqttField(MqttPacketType Packet, MqttFieldName Name, MqttProperty Property)
{
    /// <summary>Reads a packet's type, by name or number, and the name of one of its parts, both in any case.</summary>
    /// <param name="error">What is wrong, when the result is null.</param>
    public static MqttField? Parse(string packet, string field, out string? error)
    {
        error = null;
        MqttPacketType? type = packet.ToUpperInvariant() switch
        {
            "CONNECT" or "1" => MqttPacketType.Connect,
            "CONNACK" or "2" => MqttPacketType.ConnectAcknowledgement,
            _ => null,
        };
        if (type is null)
        {
            error = $"'{packet}' is no packet that can be looked into: connect (1) or connack (2)";
            return null;
        }

        var isConnect = type == MqttPacketType.Connect;
        MqttFieldName? name = field.ToUpperInvariant() switch
        {
            "FLAGS" => MqttFieldName.Flags,
            "PROTOCOL_VERSION" => MqttFieldName.ProtocolVersion,
            "REASON_CODE" when !isConnect => MqttFieldName.ReasonCode,
            "PROTOCOL_NAME" when isConnect => MqttFieldName.ProtocolName,
            "CLIENT_IDENTIFIER" when isConnect => MqttFieldName.ClientIdentifier,
            "WILL_TOPIC" when isConnect => MqttFieldName.WillTopic,
            "WILL_PAYLOAD" when isConnect => MqttFieldName.WillPayload,
            "USERNAME" when isConnect => MqttFieldName.UserName,
            "PASSWORD" when isConnect => MqttFieldName.Password,
            "KEEPALIVE" when isConnect => MqttFieldName.KeepAlive,
            _ => null,
        };
        if (name is { } known)
            return new MqttField(type.Value, known, default);
        var places = isConnect ? MqttProperties.Connect | MqttProperties.Will : MqttProperties.Acknowledgement;
        if (int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && MqttProperties.Find(number, places) is { } property)
            return new MqttField(type.Value, MqttFieldName.Property, property);
        error = $"a {(isConnect ? "connect" : "connack")} packet has no field '{field}'";
        return null;
    }
}
