using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Tls;

/// <summary>The body of a ClientHello (RFC 8446 4.1.2), read without copying.</summary>
/// <remarks>What has not come yet is never taken for missing: whoever reads into it is told <see cref="InspectionResult.NotYet"/>.</remarks>
public readonly ref struct ClientHello
{
    private const int RandomBytes = 32;

    /// <summary>Version, random, no session, one cipher suite, one compression method, the extensions' length and two bytes of them.</summary>
    private const int LeastBytes = 45;

    private readonly ReadOnlySpan<byte> body;
    private readonly int length;
    private readonly int ciphers;
    private readonly int cipherBytes;
    private readonly int extensions;

    private ClientHello(ReadOnlySpan<byte> body, int length, int ciphers, int cipherBytes, int extensions)
    {
        this.body = body;
        this.length = length;
        this.ciphers = ciphers;
        this.cipherBytes = cipherBytes;
        this.extensions = extensions;
    }

    /// <summary>The cipher suites, two bytes each, as a range of the body.</summary>
    public Range Ciphers => ciphers..(ciphers + cipherBytes);

    /// <summary>The extensions, one after the other.</summary>
    public HelloExtensions Extensions => new(body, extensions, length);

    /// <summary>Reads the parts up to the extensions.</summary>
    /// <param name="body">What has come of it.</param>
    /// <param name="length">How long it will be.</param>
    public static InspectionResult Read(ReadOnlySpan<byte> body, int length, out ClientHello hello)
    {
        hello = default;
        if (length < LeastBytes)
            return InspectionResult.Malformed;
        if (body.Length < 2)
            return InspectionResult.NotYet;
        // TLS 1.0 and later; SSL 3.0 knows no extensions.
        if (body[0] != 3 || body[1] < 1)
            return InspectionResult.Malformed;
        var at = 2 + RandomBytes;
        if (body.Length <= at)
            return InspectionResult.NotYet;
        int session = body[at];
        at += 1 + session;
        if (session > 32 || at + 2 > length)
            return InspectionResult.Malformed;
        if (body.Length < at + 2)
            return InspectionResult.NotYet;
        int cipherBytes = BinaryPrimitives.ReadUInt16BigEndian(body[at..]);
        var ciphers = at + 2;
        at = ciphers + cipherBytes;
        if (cipherBytes < 2 || at >= length)
            return InspectionResult.Malformed;
        if (body.Length <= at)
            return InspectionResult.NotYet;
        int compression = body[at];
        at += 1 + compression;
        if (compression < 1 || at + 2 > length)
            return InspectionResult.Malformed;
        if (body.Length < at + 2)
            return InspectionResult.NotYet;
        int extensionBytes = BinaryPrimitives.ReadUInt16BigEndian(body[at..]);
        at += 2;
        if (at + extensionBytes > length)
            return InspectionResult.Malformed;
        hello = new ClientHello(body, at + extensionBytes, ciphers, cipherBytes, at);
        return InspectionResult.Found;
    }
}
