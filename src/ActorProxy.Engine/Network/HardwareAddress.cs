using System.Buffers.Binary;
using System.Globalization;

namespace ActorProxy.Engine.Network;

/// <summary>The address of an interface on its Ethernet: six bytes.</summary>
/// <param name="Value">The bytes as the low 48 bits, the first one highest.</param>
public readonly record struct HardwareAddress(ulong Value)
{
    public const int Length = 6;

    public static HardwareAddress Broadcast { get; } = new(0xFFFF_FFFF_FFFF);

    /// <summary>Of a link that has none of this length, such as a tunnel, the default.</summary>
    public static HardwareAddress From(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length ? new(((ulong)BinaryPrimitives.ReadUInt16BigEndian(bytes) << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes[2..])) : default;

    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)(Value >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(destination[2..], (uint)Value);
    }

    /// <summary>As tools write it: <c>02:00:5e:10:00:01</c>.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Value);
        return string.Create(CultureInfo.InvariantCulture, $"{bytes[2]:x2}:{bytes[3]:x2}:{bytes[4]:x2}:{bytes[5]:x2}:{bytes[6]:x2}:{bytes[7]:x2}");
    }
}
