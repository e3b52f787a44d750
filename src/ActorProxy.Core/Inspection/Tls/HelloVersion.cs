using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Tls;

/// <summary>The version of SSL or TLS that a client asks for, from its first record or its SSL 2.0 hello.</summary>
public static class HelloVersion
{
    private const int RecordHeaderBytes = 5;

    /// <summary>The record's and the message's headers, and the version.</summary>
    private const int VersionEnd = 11;

    /// <summary>RFC 5246 6.2.3: what a ciphertext may have.</summary>
    private const int MostRecordBytes = 16384 + 2048;

    private const int Version2HeaderBytes = 11;

    /// <param name="version">The major number times 65536 plus the minor one: TLS 1.2 is 3.3.</param>
    public static InspectionResult Read(ReadOnlySpan<byte> received, out int version)
    {
        version = 0;
        if (received.IsEmpty)
            return InspectionResult.NotYet;
        return received[0] is (>= 20 and <= 23) or 255 ? ReadRecord(received, out version) : ReadVersion2(received, out version);
    }

    private static InspectionResult ReadRecord(ReadOnlySpan<byte> received, out int version)
    {
        version = 0;
        if (received.Length < VersionEnd)
            return InspectionResult.NotYet;
        int record = BinaryPrimitives.ReadUInt16BigEndian(received[3..]);
        if (received[1] < 3 || record is < VersionEnd - RecordHeaderBytes or > MostRecordBytes)
            return InspectionResult.Malformed;
        if (received.Length - RecordHeaderBytes < record)
            return InspectionResult.NotYet;
        version = received[9] << 16 | received[10];
        return InspectionResult.Found;
    }

    /// <summary>Reads the hello of SSL 2.0, as clients that know later versions wrote it too (RFC 5246 E.2).</summary>
    private static InspectionResult ReadVersion2(ReadOnlySpan<byte> received, out int version)
    {
        version = 0;
        if (received.Length < 3)
            return InspectionResult.NotYet;
        if (received[0] < 128 || received[2] != 1)
            return InspectionResult.Malformed;
        if (received.Length < Version2HeaderBytes)
            return InspectionResult.NotYet;
        var length = (received[0] & 127) << 8 | received[1];
        int ciphers = BinaryPrimitives.ReadUInt16BigEndian(received[5..]);
        int session = BinaryPrimitives.ReadUInt16BigEndian(received[7..]);
        int challenge = BinaryPrimitives.ReadUInt16BigEndian(received[9..]);
        if (ciphers % 3 != 0 || session is not (0 or 16) || challenge is < 16 or > 32 || length != Version2HeaderBytes - 2 + ciphers + session + challenge)
            return InspectionResult.Malformed;
        if (received.Length < 2 + length)
            return InspectionResult.NotYet;
        version = received[3] << 16 | received[4];
        return InspectionResult.Found;
    }
}
