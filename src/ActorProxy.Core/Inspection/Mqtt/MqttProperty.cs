namespace ActorProxy.Core.Inspection.Mqtt;

/// <summary>A property that MQTT 5.0 knows (2.2.2.2): where it may stand and how it is written.</summary>
/// <param name="Places">Bits of <see cref="MqttProperties"/>.</param>
public readonly record struct MqttProperty(int Number, MqttPropertyForm Form, int Places);
