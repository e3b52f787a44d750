using System.Net.Sockets;
using System.Text;
using ActorProxy.TestKit;

namespace ActorProxy.Tests.Engine.Relay;

/// <summary>What a test does at the far end of a relayed connection, each with a deadline.</summary>
internal static class FarEnd
{
    public static async Task SayAsync(this Socket socket, string text) => await socket.WriteAsync(Encoding.ASCII.GetBytes(text));

    public static async Task WriteAsync(this Socket socket, ReadOnlyMemory<byte> bytes)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Load);
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, deadline.Token)..];
    }

    /// <summary>Exactly so many bytes; fewer when the end comes first.</summary>
    public static async Task<byte[]> ReadAsync(this Socket socket, int count)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Load);
        var bytes = new byte[count];
        var read = 0;
        while (read < count && await socket.ReceiveAsync(bytes.AsMemory(read), SocketFlags.None, deadline.Token) is var length and > 0)
            read += length;
        return bytes[..read];
    }

    public static async Task<string> HearAsync(this Socket socket, int count) => Encoding.ASCII.GetString(await socket.ReadAsync(count));

    /// <summary>All until the end, and how many bytes that was.</summary>
    public static async Task<byte[]> ReadToEndAsync(this Socket socket)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Load);
        using var all = new MemoryStream();
        var bytes = new byte[65536];
        while (await socket.ReceiveAsync(bytes, SocketFlags.None, deadline.Token) is var length and > 0)
            all.Write(bytes, 0, length);
        return all.ToArray();
    }

    public static void Reset(this Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }
}
