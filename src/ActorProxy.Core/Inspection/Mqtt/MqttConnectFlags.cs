namespace ActorProxy.Core.Inspection.Mqtt;

/// <summary>The bits of a CONNECT packet's flags (MQTT 5.0, 3.1.2.3).</summary>
internal static class MqttConnectFlags
{
    public const int Reserved = 1;
    public const int Will = 4;
    public const int WillQuality = 0x18;
    public const int Password = 0x40;
    public const int UserName = 0x80;
}
