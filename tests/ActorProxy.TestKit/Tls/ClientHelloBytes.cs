using System.Buffers.Binary;
using System.Text;

namespace ActorProxy.TestKit.Tls;

/// <summary>Builds a TLS ClientHello in one record (RFC 8446 4.1.2).</summary>
public static class ClientHelloBytes
{
    /// <param name="extensions">In the order in which they are sent.</param>
    /// <param name="recordVersion">Of the record; the message itself says 3.3, as all do since TLS 1.2.</param>
    public static byte[] Of(IEnumerable<int> ciphers, IEnumerable<(int Type, byte[] Data)> extensions, int recordVersion = 0x0301)
    {
        byte[] random = [.. Enumerable.Range(1, 32).Select(static one => (byte)(37 * one))];
        byte[] body =
        [
            3, 3, .. random, 32, .. random.Reverse(), .. WithLength(2, Numbers(ciphers)), 1, 0,
            .. WithLength(2, [.. extensions.SelectMany(static one => (byte[])[.. Number(one.Type), .. WithLength(2, one.Data)])]),
        ];
        return [22, .. Number(recordVersion), .. WithLength(2, [1, .. WithLength(3, body)])];
    }

    public static byte[] Name(string host) => WithLength(2, [0, .. WithLength(2, Encoding.ASCII.GetBytes(host))]);

    public static byte[] Protocols(params string[] names) => WithLength(2, [.. names.SelectMany(static one => WithLength(1, Encoding.ASCII.GetBytes(one)))]);

    /// <summary>A list of two-byte numbers behind its length, as groups and signature algorithms are.</summary>
    public static byte[] List(params int[] numbers) => WithLength(2, Numbers(numbers));

    public static byte[] Versions(params int[] numbers) => WithLength(1, Numbers(numbers));

    /// <summary>Key shares of groups, each with so many bytes.</summary>
    public static byte[] Shares(params (int Group, int KeyBytes)[] shares) => WithLength(2, [.. shares.SelectMany(static one => (byte[])[.. Number(one.Group), .. WithLength(2, Filling(one.KeyBytes))])]);

    /// <summary>An outer ClientHello's extension of Encrypted Client Hello; what it hides is filling.</summary>
    public static byte[] EncryptedHello(int payloadBytes) => [0, 0, 1, 0, 1, 0x5d, .. WithLength(2, Filling(32)), .. WithLength(2, Filling(payloadBytes))];

    public static byte[] Filling(int length) => [.. Enumerable.Range(0, length).Select(static one => (byte)(11 * one + 3))];

    private static byte[] Numbers(IEnumerable<int> numbers) => [.. numbers.SelectMany(Number)];

    private static byte[] Number(int number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)number);
        return bytes;
    }

    private static byte[] WithLength(int width, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length[(4 - width)..], .. data];
    }
}
