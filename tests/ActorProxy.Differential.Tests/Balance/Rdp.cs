using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>What a Remote Desktop client says first (MS-RDPBCGR 2.2.1.1).</summary>
internal static class Rdp
{
    public static byte[] ConnectionRequest(string cookie)
    {
        var text = Encoding.ASCII.GetBytes($"Cookie: {cookie}\r\n");
        return [3, 0, 0, (byte)(11 + text.Length), (byte)(6 + text.Length), 0xe0, 0, 0, 0, 0, 0, .. text];
    }

    /// <summary>The cookie that sends a client back to a terminal server.</summary>
    public static byte[] RoutedTo(IPAddress address, int port, string name = "msts", string rest = ".0000") =>
        ConnectionRequest($"{name}={BinaryPrimitives.ReadUInt32LittleEndian(address.GetAddressBytes())}.{BinaryPrimitives.ReverseEndianness((ushort)port)}{rest}");
}
