using System.Buffers.Binary;
using System.Text;
using ActorProxy.Core.Hashing;

namespace ActorProxy.Core.StickTables.Snapshots;

/// <summary>Writes one part of a snapshot after the other into memory of its own.</summary>
internal sealed class SnapshotEncoder
{
    private byte[] buffer = new byte[SnapshotFormat.UsualPartBytes + 4096];
    private int part;

    public int Length { get; private set; }

    /// <summary>What was written since <see cref="Clear"/>; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Begin(SnapshotPartKind kind)
    {
        part = Length;
        Room(SnapshotFormat.PartHeadBytes + 1)[SnapshotFormat.PartHeadBytes] = (byte)kind;
    }

    /// <summary>Closes the part that was begun.</summary>
    public void End()
    {
        var payload = Written[(part + SnapshotFormat.PartHeadBytes)..];
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(part), (uint)payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(part + sizeof(uint)), Crc32C.Compute(payload));
    }

    public void Fixed(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Room(sizeof(uint)), value);

    public void Fixed(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);

    /// <summary>Seven bits a byte, the lowest first.</summary>
    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Room(1)[0] = (byte)(value | 0x80);
        Room(1)[0] = (byte)value;
    }

    /// <summary>The sign in the lowest bit, so that small numbers are short.</summary>
    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    /// <summary>With its length before it.</summary>
    public void Text(ReadOnlySpan<byte> bytes)
    {
        Number((uint)bytes.Length);
        Raw(bytes);
    }

    public void Text(string text) => Text(Encoding.UTF8.GetBytes(text));

    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - Length < bytes)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + bytes));
        var room = buffer.AsSpan(Length, bytes);
        Length += bytes;
        return room;
    }
}
