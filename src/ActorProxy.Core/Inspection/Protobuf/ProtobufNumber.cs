using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Protobuf;

/// <summary>Turns the bytes of a field into an integer.</summary>
public static class ProtobufNumber
{
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>The wire type that values of a type are written in; null for <see cref="ProtobufType.Raw"/>, which takes any.</summary>
    public static WireType? WireOf(ProtobufType type) => type switch
    {
        ProtobufType.Varint or ProtobufType.SignedVarint => WireType.Varint,
        ProtobufType.Fixed64 or ProtobufType.Double => WireType.Fixed64,
        ProtobufType.Fixed32 or ProtobufType.SignedFixed32 or ProtobufType.Float => WireType.Fixed32,
        _ => null,
    };

    /// <summary>The integer; fractions are cut off. What is out of range comes to what HAProxy makes of it: the conversions of x86-64 to unsigned integers.</summary>
    public static long Read(ReadOnlySpan<byte> bytes, ProtobufType type)
    {
        switch (type)
        {
            case ProtobufType.Varint or ProtobufType.SignedVarint:
                ProtobufMessage.TryReadVarint(bytes, out var number, out _);
                return type == ProtobufType.Varint ? (long)number : (long)(number >> 1) ^ -(long)(number & 1);
            case ProtobufType.Fixed64:
                return BinaryPrimitives.ReadInt64LittleEndian(bytes);
            case ProtobufType.Double:
                return FromDouble(BinaryPrimitives.ReadDoubleLittleEndian(bytes));
            case ProtobufType.Fixed32:
                return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            case ProtobufType.SignedFixed32:
                return BinaryPrimitives.ReadInt32LittleEndian(bytes);
            default:
                return (uint)Truncate(BinaryPrimitives.ReadSingleLittleEndian(bytes));
        }
    }

    private static long FromDouble(double value) => value >= TwoTo63 ? Truncate(value - TwoTo63) ^ long.MinValue : Truncate(value);

    private static long Truncate(double value) => value is >= -TwoTo63 and < TwoTo63 ? (long)value : long.MinValue;
}
