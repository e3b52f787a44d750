using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorProxy.TestKit.Traffic;

/// <summary>A client that speaks lines and tells how its connection ended.</summary>
public sealed class TcpClientProbe : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    private TcpClientProbe(Socket socket) => _socket = socket;

    public IPEndPoint LocalEndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    public static Task<TcpClientProbe> ConnectAsync(int port, IPAddress? from = null, TimeSpan? within = null)
        => ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), from, within);

    /// <param name="from">The address to come from; each of 127.0.0.0/8 is a client of its own to <c>balance source</c>.</param>
    public static async Task<TcpClientProbe> ConnectAsync(EndPoint to, IPAddress? from = null, TimeSpan? within = null)
    {
        var socket = to is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (from is not null)
                socket.Bind(new IPEndPoint(from, 0));
            await WithinAsync(within, $"connect to {to}", async end =>
            {
                await socket.ConnectAsync(to, end).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            return new TcpClientProbe(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public Task SendLineAsync(string line, TimeSpan? within = null) => SendAsync(Encoding.ASCII.GetBytes(line + "\n"), within);

    public Task SendAsync(ReadOnlyMemory<byte> bytes, TimeSpan? within = null) => WithinAsync(within, "send", async end =>
    {
        await _socket.SendAllAsync(bytes, end).ConfigureAwait(false);
        return true;
    });

    /// <summary>Returns the next line without its end. Throws an <see cref="EndOfStreamException"/> when the connection ends before it.</summary>
    public Task<string> ReadLineAsync(TimeSpan? within = null) => WithinAsync(within, "read a line", async end =>
    {
        var line = new StringBuilder();
        while (true)
        {
            while (_start < _end)
            {
                var letter = (char)_buffer[_start++];
                if (letter == '\n')
                    return line.ToString();
                line.Append(letter);
            }

            if (!await FillAsync(end).ConfigureAwait(false))
                throw new EndOfStreamException($"The connection ended after '{line}' instead of a line.");
        }
    });

    /// <summary>Sends a line and returns the next one that comes.</summary>
    public async Task<string> AskAsync(string line, TimeSpan? within = null)
    {
        await SendLineAsync(line, within).ConfigureAwait(false);
        return await ReadLineAsync(within).ConfigureAwait(false);
    }

    /// <summary>Reads exactly this many bytes.</summary>
    public Task<byte[]> ReadBytesAsync(int count, TimeSpan? within = null) => WithinAsync(within, $"read {count} bytes", async end =>
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            if (_start == _end && !await FillAsync(end).ConfigureAwait(false))
                throw new EndOfStreamException($"The connection ended after {read} of {count} bytes.");
            var length = Math.Min(_end - _start, count - read);
            _buffer.AsSpan(_start, length).CopyTo(bytes.AsSpan(read));
            _start += length;
            read += length;
        }

        return bytes;
    });

    /// <summary>Reads on and says how the connection ended, with what came before.</summary>
    public Task<(ConnectionEnd End, string Text)> EndAsync(TimeSpan? within = null) => WithinAsync(within, "see the connection's end", async end =>
    {
        var text = new StringBuilder();
        while (true)
        {
            text.Append(Encoding.ASCII.GetString(_buffer, _start, _end - _start));
            try
            {
                if (!await FillAsync(end).ConfigureAwait(false))
                    return (ConnectionEnd.Closed, text.ToString());
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
            {
                return (ConnectionEnd.Reset, text.ToString());
            }
        }
    });

    /// <summary>Sends this side's end; the other side may go on.</summary>
    public void HalfClose() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Ends the connection with a reset, as a client that vanishes does.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();

    private async Task<bool> FillAsync(CancellationToken end)
    {
        _start = 0;
        _end = 0;
        _end = await _socket.ReceiveAsync(_buffer, SocketFlags.None, end).ConfigureAwait(false);
        return _end > 0;
    }

    private static async Task<T> WithinAsync<T>(TimeSpan? within, string what, Func<CancellationToken, Task<T>> work)
    {
        using var deadline = new CancellationTokenSource(within ?? Deadlines.Step);
        try
        {
            return await work(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Could not {what} within {(within ?? Deadlines.Step).TotalSeconds:0.#} s.");
        }
    }
}
