namespace ActorProxy.Core.Inspection.Mqtt;

/// <summary>The parts of a packet that can be asked for.</summary>
public enum MqttFieldName
{
    Flags,
    ProtocolName,
    ProtocolVersion,
    ClientIdentifier,
    WillTopic,
    WillPayload,
    UserName,
    Password,
    KeepAlive,
    ReasonCode,

    /// <summary>One of MQTT 5.0's, by its number.</summary>
    Property,
}
