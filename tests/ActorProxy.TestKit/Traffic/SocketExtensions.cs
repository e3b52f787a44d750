using System.Net.Sockets;

namespace ActorProxy.TestKit.Traffic;

/// <summary>Sending the whole of a buffer, however many calls it takes.</summary>
internal static class SocketExtensions
{
    public static async ValueTask SendAllAsync(this Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken end)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, end).ConfigureAwait(false)..];
    }
}
