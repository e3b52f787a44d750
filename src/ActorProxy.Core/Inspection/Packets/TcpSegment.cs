using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Packets;

/// <summary>The header of a TCP segment (RFC 9293 3.1) with the options that a SYN has (RFC 7323, RFC 2018).</summary>
/// <param name="WindowScale">Null without the option.</param>
/// <param name="TimestampValue">Null without the option.</param>
/// <param name="MostSegmentBytes">0 without the option.</param>
/// <param name="OptionBits">A bit for each kind from 2 to 8, and bit 7 for any further one.</param>
public readonly record struct TcpSegment(
    int SourcePort,
    int DestinationPort,
    uint Sequence,
    int HeaderBytes,
    int Flags,
    int Window,
    int MostSegmentBytes,
    int? WindowScale,
    bool HasSelectiveAcknowledgement,
    uint? TimestampValue,
    int OptionBits)
{
    /// <summary>At most as many options as a header has bytes for.</summary>
    public const int MostOptions = 40;

    public const int CongestionWindowReduced = 0x80;
    public const int EchoCongestion = 0x40;

    private const int LeastBytes = 20;
    private const int EndOfOptions = 0;
    private const int NoOperation = 1;

    /// <summary>False when the segment ends before its header does.</summary>
    /// <param name="kinds">Takes the options' kinds in their order; <see cref="MostOptions"/> bytes.</param>
    public static bool TryRead(ReadOnlySpan<byte> segment, Span<byte> kinds, out TcpSegment header, out int kindCount)
    {
        header = default;
        kindCount = 0;
        if (segment.Length < LeastBytes)
            return false;
        var length = (segment[12] >> 4) * 4;
        if (length < LeastBytes || segment.Length < length)
            return false;
        header = new TcpSegment(
            BinaryPrimitives.ReadUInt16BigEndian(segment),
            BinaryPrimitives.ReadUInt16BigEndian(segment[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(segment[4..]),
            length,
            segment[13],
            BinaryPrimitives.ReadUInt16BigEndian(segment[14..]),
            0,
            null,
            false,
            null,
            0);
        for (var options = segment[LeastBytes..length]; options.Length > 0 && options[0] != EndOfOptions;)
        {
            int kind = options[0];
            var size = kind == NoOperation ? 1 : options.Length > 1 ? options[1] : 0;
            if (size == 0 || size > options.Length || kind != NoOperation && size < 2)
                break;
            kinds[kindCount++] = (byte)kind;
            header = header.With(kind, options[..size]);
            options = options[size..];
        }

        return true;
    }

    private TcpSegment With(int kind, ReadOnlySpan<byte> option)
    {
        var header = kind == NoOperation ? this : this with { OptionBits = OptionBits | 1 << Math.Min(kind - 2, 7) };
        return (kind, option.Length) switch
        {
            (2, 4) => header with { MostSegmentBytes = BinaryPrimitives.ReadUInt16BigEndian(option[2..]) },
            (3, 3) => header with { WindowScale = option[2] },
            (4, 2) => header with { HasSelectiveAcknowledgement = true },
            (8, 10) => header with { TimestampValue = BinaryPrimitives.ReadUInt32BigEndian(option[2..]) },
            _ => header,
        };
    }
}
