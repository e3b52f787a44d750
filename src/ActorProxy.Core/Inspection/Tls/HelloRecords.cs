using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Tls;

/// <summary>Finds a ClientHello in the records that a client's first bytes are (RFC 8446 5.1, 4.1.2). Pure.</summary>
/// <remarks>
/// As lenient as HAProxy: a record that says less than its message has is read on when no further record follows it, and the last four bytes
/// of a message are not waited for as long as nobody looks at them. A message over several records is joined, which HAProxy does not do.
/// </remarks>
public static class HelloRecords
{
    private const int RecordHeaderBytes = 5;
    private const int MessageHeaderBytes = 4;

    /// <summary>A record that holds a hello with one cipher suite, one compression method and two bytes of extensions; a shorter one holds a piece.</summary>
    private const int LeastRecordBytes = 49;

    private const byte Handshake = 22;
    private const byte ClientHelloType = 1;

    public static InspectionResult Locate(ReadOnlySpan<byte> received, out HelloPlace place)
    {
        place = default;
        if (received.IsEmpty)
            return InspectionResult.NotYet;
        if (received[0] != Handshake)
            return InspectionResult.Malformed;
        if (received.Length < 3)
            return InspectionResult.NotYet;
        if (received[1] < 3)
            return InspectionResult.Malformed;
        if (received.Length < RecordHeaderBytes)
            return InspectionResult.NotYet;
        int record = BinaryPrimitives.ReadUInt16BigEndian(received[3..]);
        if (record < LeastRecordBytes)
        {
            place = place with { IsSplit = record > 0 };
            return record > 0 ? InspectionResult.Found : InspectionResult.Malformed;
        }

        if (received.Length < RecordHeaderBytes + MessageHeaderBytes)
            return InspectionResult.NotYet;
        if (received[RecordHeaderBytes] != ClientHelloType)
            return InspectionResult.Malformed;
        var length = MessageLength(received[RecordHeaderBytes..]);
        var end = RecordHeaderBytes + record;
        if (record < length + MessageHeaderBytes && received.Length > end)
        {
            var isNext = IsRecordStart(received[end..]);
            if (isNext is true)
            {
                place = place with { IsSplit = true };
                return InspectionResult.Found;
            }

            // What may become a record's header is no part of the hello.
            if (isNext is null)
                received = received[..end];
        }

        if (received.Length - RecordHeaderBytes < length)
            return InspectionResult.NotYet;
        const int Start = RecordHeaderBytes + MessageHeaderBytes;
        place = new HelloPlace(Start, length, Math.Min(length, received.Length - Start), false);
        return InspectionResult.Found;
    }

    /// <summary>Writes a split hello's body in one piece.</summary>
    /// <param name="body">At least as long as what was received.</param>
    /// <param name="length">The body's length.</param>
    public static InspectionResult Join(ReadOnlySpan<byte> received, Span<byte> body, out int length)
    {
        length = 0;
        Span<byte> header = stackalloc byte[MessageHeaderBytes];
        var taken = 0;
        while (taken < MessageHeaderBytes || taken - MessageHeaderBytes < length)
        {
            if (received.Length > 1 && IsRecordStart(received) is false)
                return InspectionResult.Malformed;
            if (received.Length < RecordHeaderBytes)
                return InspectionResult.NotYet;
            int record = BinaryPrimitives.ReadUInt16BigEndian(received[3..]);
            received = received[RecordHeaderBytes..];
            if (record == 0)
                return InspectionResult.Malformed;
            var piece = received[..Math.Min(record, received.Length)];
            for (; piece.Length > 0 && taken < MessageHeaderBytes; piece = piece[1..])
            {
                header[taken++] = piece[0];
                if (header[0] != ClientHelloType)
                    return InspectionResult.Malformed;
                if (taken == MessageHeaderBytes)
                    length = MessageLength(header);
            }

            if (taken >= MessageHeaderBytes)
            {
                piece = piece[..Math.Min(piece.Length, length - (taken - MessageHeaderBytes))];
                piece.CopyTo(body[(taken - MessageHeaderBytes)..]);
                taken += piece.Length;
            }

            if (taken >= MessageHeaderBytes && taken - MessageHeaderBytes == length)
                break;
            if (received.Length < record)
                return InspectionResult.NotYet;
            received = received[record..];
        }

        return InspectionResult.Found;
    }

    private static int MessageLength(ReadOnlySpan<byte> header) => header[1] << 16 | header[2] << 8 | header[3];

    /// <summary>Null when that can't be told yet.</summary>
    private static bool? IsRecordStart(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] != Handshake)
            return false;
        return bytes.Length < 2 ? null : bytes[1] >= 3;
    }
}
