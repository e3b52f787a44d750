namespace ActorProxy.Core.Inspection.Mqtt;

/// <summary>How a property's value is written (MQTT 5.0, 1.5).</summary>
public enum MqttPropertyForm
{
    /// <summary>One byte, 0 or 1.</summary>
    Flag,

    /// <summary>Two bytes.</summary>
    Short,

    /// <summary>Two bytes, not 0.</summary>
    PositiveShort,

    /// <summary>Four bytes.</summary>
    Int,

    /// <summary>Four bytes, not 0.</summary>
    PositiveInt,

    /// <summary>Text or bytes behind two bytes of length.</summary>
    Block,

    /// <summary>Two of them; may stand there again and again.</summary>
    Pair,
}
