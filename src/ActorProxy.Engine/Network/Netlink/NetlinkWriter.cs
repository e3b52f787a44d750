using System.Runtime.InteropServices;

namespace ActorProxy.Engine.Network.Netlink;

/// <summary>Writes one message to the kernel's routing tables: header, fixed part, attributes, each at a multiple of four bytes.</summary>
internal ref struct NetlinkWriter
{
    private const int HeaderBytes = 16;
    private const int AttributeHeaderBytes = 4;

    private readonly Span<byte> _buffer;

    public NetlinkWriter(Span<byte> buffer, ushort type, ushort flags, uint sequence)
    {
        buffer.Clear();
        _buffer = buffer;
        Length = HeaderBytes;
        MemoryMarshal.Write(buffer[4..], type);
        MemoryMarshal.Write(buffer[6..], flags);
        MemoryMarshal.Write(buffer[8..], sequence);
        End();
    }

    public int Length { get; private set; }

    /// <summary>Appends the fixed part of the message's type.</summary>
    public void Put(scoped ReadOnlySpan<byte> data)
    {
        data.CopyTo(_buffer[Length..]);
        Length += Align(data.Length);
        End();
    }

    public void Attribute(ushort type, scoped ReadOnlySpan<byte> value)
    {
        MemoryMarshal.Write(_buffer[Length..], (ushort)(AttributeHeaderBytes + value.Length));
        MemoryMarshal.Write(_buffer[(Length + 2)..], type);
        value.CopyTo(_buffer[(Length + AttributeHeaderBytes)..]);
        Length += Align(AttributeHeaderBytes + value.Length);
        End();
    }

    internal static int Align(int length) => (length + 3) & ~3;

    private readonly void End() => MemoryMarshal.Write(_buffer, Length);
}
