using System.Net.Security;

namespace ActorProxy.EndToEnd.Tests.Examples;

/// <summary>The hello that the platform's TLS library sends for a server's name.</summary>
internal static class ClientHello
{
    public static async Task<byte[]> OfAsync(string name)
    {
        using var wire = new OneWayStream();
        await using var tls = new SslStream(wire);
        await Assert.ThrowsAnyAsync<IOException>(() => tls.AuthenticateAsClientAsync(name));
        return wire.Sent;
    }

    /// <summary>Keeps what is written; reading finds the end at once.</summary>
    private sealed class OneWayStream : MemoryStream
    {
        public byte[] Sent => ToArray();

        public override int Read(Span<byte> buffer) => 0;

        public override int Read(byte[] buffer, int offset, int count) => 0;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(0);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(0);
    }
}
