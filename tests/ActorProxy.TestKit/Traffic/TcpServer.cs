using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ActorProxy.TestKit.Traffic;

/// <summary>A TCP server inside the test that treats every connection by one <see cref="ServerBehaviour"/>.</summary>
public sealed class TcpServer : IDisposable
{
    private readonly Socket _listener;
    private readonly ServerBehaviour _behaviour;
    private bool _isDisposed;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private int _accepted;

    private TcpServer(Socket listener, ServerBehaviour behaviour)
    {
        _listener = listener;
        _behaviour = behaviour;
        EndPoint = (IPEndPoint)listener.LocalEndPoint!;
    }

    public IPEndPoint EndPoint { get; }

    public int Port => EndPoint.Port;

    /// <summary>What a <c>server</c> line names, such as <c>127.0.0.1:34567</c>.</summary>
    public string Address => EndPoint.ToString();

    /// <summary>How many connections came so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>How many connections are open now, as far as this side closed or saw them closed.</summary>
    public int Open => _open.Count;

    /// <summary>Listens, on a port that the kernel picks unless one is named, before it returns.</summary>
    public static TcpServer Start(ServerBehaviour behaviour, IPAddress? address = null, int port = 0, int backlog = 4096)
    {
        var at = new IPEndPoint(address ?? IPAddress.Loopback, port);
        var listener = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(at);
        listener.Listen(backlog);
        var server = new TcpServer(listener, behaviour);
        _ = server.AcceptAsync();
        return server;
    }

    public static TcpServer Echo() => Start(ServerBehaviours.Echo);

    /// <summary>A server that greets each connection with its name and a line end, then echoes.</summary>
    public static TcpServer Named(string name) => Start(ServerBehaviours.Greet(name));

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _end.Cancel();
        _listener.Dispose();
        foreach (var socket in _open.Keys)
            socket.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            var token = _end.Token;
            while (!token.IsCancellationRequested)
            {
                var socket = await _listener.AcceptAsync(token).ConfigureAwait(false);
                Interlocked.Increment(ref _accepted);
                _open[socket] = true;
                _ = ServeAsync(socket, token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed: the test is over.
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken token)
    {
        try
        {
            socket.NoDelay = true;
            await _behaviour(socket, token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The other side left, which is its right; what the test expects of it the test asks at the client.
        }
        finally
        {
            _open.TryRemove(socket, out _);
            socket.Dispose();
        }
    }
}
