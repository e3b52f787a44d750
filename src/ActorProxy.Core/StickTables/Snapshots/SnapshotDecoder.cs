using System.Buffers.Binary;

namespace ActorProxy.Core.StickTables.Snapshots;

/// <summary>Reads the values of one part of a snapshot. What is not there reads 0, and <see cref="HasFailed"/> says so.</summary>
internal ref struct SnapshotDecoder(ReadOnlySpan<byte> bytes)
{
    private const int MostShift = 63;

    private ReadOnlySpan<byte> rest = bytes;

    public bool HasFailed { get; private set; }

    public readonly bool IsAtEnd => rest.IsEmpty;

    public long Fixed() => Raw(sizeof(long)) is { Length: sizeof(long) } value ? BinaryPrimitives.ReadInt64LittleEndian(value) : 0;

    public ulong Number()
    {
        ulong value = 0;
        for (var (i, shift) = (0, 0); i < rest.Length; i++, shift += 7)
        {
            var one = rest[i];
            if (shift == MostShift && one > 1)
                break;
            value |= (ulong)(one & 0x7F) << shift;
            if (one >= 0x80)
                continue;
            rest = rest[(i + 1)..];
            return value;
        }

        Fail();
        return 0;
    }

    /// <summary>A number of at most that much; a greater one is a failure.</summary>
    public uint Number(uint most)
    {
        var value = Number();
        if (value <= most)
            return (uint)value;
        Fail();
        return 0;
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public ReadOnlySpan<byte> Raw(int length)
    {
        if ((uint)length > (uint)rest.Length)
        {
            Fail();
            return default;
        }

        var value = rest[..length];
        rest = rest[length..];
        return value;
    }

    public ReadOnlySpan<byte> Text(uint most) => Raw((int)Number(most));

    // Whatever follows would be read from the wrong place.
    private void Fail()
    {
        HasFailed = true;
        rest = default;
    }
}
