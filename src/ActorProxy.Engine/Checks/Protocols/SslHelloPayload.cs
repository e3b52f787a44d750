using System.Buffers.Binary;

namespace ActorProxy.Engine.Checks.Protocols;

/// <summary>A client hello of SSL 3.0 (RFC 6101 5.6.1.2), written without a TLS library; its first random bytes are the time.</summary>
internal sealed class SslHelloPayload : CheckPayload
{
    private const int RecordHeaderBytes = 5;
    private const int HandshakeHeaderBytes = 4;
    private const int TimeOffset = RecordHeaderBytes + HandshakeHeaderBytes + 2;

    // RC4, RC2, IDEA, DES and the like up to 0x1B, and the first AES suites: one of them is known to every server.
    private static readonly byte[] Suites = [.. Enumerable.Range(0x01, 0x1B).Concat(Enumerable.Range(0x2F, 0x0C)).Select(static suite => (byte)suite)];

    private static readonly byte[] Template = Write();

    public override ReadOnlyMemory<byte>? Write(CheckContext context)
    {
        byte[] hello = [.. Template];
        BinaryPrimitives.WriteUInt32BigEndian(hello.AsSpan(TimeOffset), (uint)context.Process.Clock.GetUtcNow().ToUnixTimeSeconds());
        return hello;
    }

    private static byte[] Write()
    {
        byte[] body =
        [
            3, 0,
            0, 0, 0, 0,
            .. "ActorProxySSLHelloCheckMsg\r\n"u8,
            0,
            0, (byte)(2 * Suites.Length), .. Suites.SelectMany(suite => new byte[] { 0, suite }),
            1, 0,
        ];
        byte[] handshake = [1, 0, 0, (byte)body.Length, .. body];
        return [0x16, 3, 0, 0, (byte)handshake.Length, .. handshake];
    }
}
