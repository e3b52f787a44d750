using System.Buffers;
using System.Text;

namespace ActorProxy.Core.Samples.Http;

/// <summary>Writes a list of header fields as one value; false as soon as it is longer than a value may be.</summary>
internal ref struct ListWriter(SampleScratch scratch)
{
    /// <summary>From here on a size takes more than one byte, four bits in the first and seven in each that follows.</summary>
    private const int OneByte = 0xf0;

    private readonly Memory<byte> memory = scratch.Rent(scratch.LimitBytes);
    private int length;

    public readonly ReadOnlyMemory<byte> Written => memory[..length];

    public bool Add(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.TryCopyTo(memory.Span[length..]))
            return false;
        length += bytes.Length;
        return true;
    }

    public bool AddLower(ReadOnlySpan<byte> name)
    {
        var isWritten = Ascii.ToLower(name, memory.Span[length..], out var written) == OperationStatus.Done;
        length += written;
        return isWritten;
    }

    /// <summary>A size as SPOP and the peers protocol write it.</summary>
    public bool AddSize(int size)
    {
        if (memory.Length - length < 5)
            return false;
        var span = memory.Span;
        if (size < OneByte)
        {
            span[length++] = (byte)size;
            return true;
        }

        span[length++] = (byte)(size | OneByte);
        size = (size - OneByte) >> 4;
        while (size >= 0x80)
        {
            span[length++] = (byte)(size | 0x80);
            size = (size - 0x80) >> 7;
        }

        span[length++] = (byte)size;
        return true;
    }
}
