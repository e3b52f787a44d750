namespace ActorProxy.Core.Inspection.Protobuf;

/// <summary>How a field is written (protobuf.dev "Encoding", "Message Structure").</summary>
public enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    LengthDelimited = 2,
    Fixed32 = 5,
}
