namespace ActorProxy.Core.Inspection.Protobuf;

/// <summary>How a field's bytes become an integer, in the words of the Protocol Buffers language.</summary>
public enum ProtobufType
{
    /// <summary>The bytes as they are.</summary>
    Raw,

    /// <summary>int32, int64, uint32, uint64, bool and enum: no difference on the wire.</summary>
    Varint,

    /// <summary>sint32 and sint64: zigzag.</summary>
    SignedVarint,
    Fixed64,
    Double,
    Fixed32,
    SignedFixed32,
    Float,
}
