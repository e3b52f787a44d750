using System.Net.Sockets;
using System.Text;

namespace ActorProxy.EndToEnd.Tests.RuntimeApi;

/// <summary>A client of the runtime API that holds its connection and looks at every byte.</summary>
internal sealed class ApiSession : IDisposable
{
    private readonly Socket _socket;

    private ApiSession(Socket socket) => _socket = socket;

    public static async Task<ApiSession> OpenAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path)).WaitAsync(Deadlines.Step);
        return new ApiSession(socket);
    }

    public async Task SendAsync(string text) => Assert.Equal(text.Length, await _socket.SendAsync(Encoding.ASCII.GetBytes(text)).WaitAsync(Deadlines.Step));

    /// <summary>Reads until what came ends with <paramref name="end"/>.</summary>
    public async Task<string> ReadToAsync(string end)
    {
        var text = new StringBuilder();
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
            text.Append(await ReadAsync() is { Length: > 0 } piece ? piece : throw new EndOfStreamException($"The session ended after '{text}' instead of '{end}'."));
        return text.ToString();
    }

    /// <summary>Reads to the end of the stream.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var text = new StringBuilder();
        while (await ReadAsync() is { Length: > 0 } piece)
            text.Append(piece);
        return text.ToString();
    }

    public void HalfClose() => _socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => _socket.Dispose();

    private async Task<string> ReadAsync()
    {
        var buffer = new byte[65536];
        var count = await _socket.ReceiveAsync(buffer).WaitAsync(Deadlines.Step);
        return Encoding.ASCII.GetString(buffer, 0, count);
    }
}
