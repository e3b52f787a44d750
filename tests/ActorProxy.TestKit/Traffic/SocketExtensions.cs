using System.Net.Sockets;

namespace ActorProxy.TestKit.Traffic;

/// <summary>Sending and receiving the whole of a buffer, however many calls it takes.</summary>
internal static class SocketExtensions
{
    public static async ValueTask SendAllAsync(this Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken end)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, end).ConfigureAwait(false)..];
    }

    /// <summary>Returns false when the other side ended before the buffer was full.</summary>
    public static async ValueTask<bool> ReceiveAllAsync(this Socket socket, Memory<byte> bytes, CancellationToken end)
    {
        while (bytes.Length > 0)
        {
            var length = await socket.ReceiveAsync(bytes, SocketFlags.None, end).ConfigureAwait(false);
            if (length == 0)
                return false;
            bytes = bytes[length..];
        }

        return true;
    }
}
