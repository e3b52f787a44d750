namespace ActorProxy.Core.Inspection.Mqtt;

/// <summary>The types of MQTT packets that can be looked into (MQTT 5.0, 2.1.2).</summary>
public enum MqttPacketType
{
    None = 0,
    Connect = 1,
    ConnectAcknowledgement = 2,
}
