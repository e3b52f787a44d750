using System.Net.Sockets;

namespace ActorProxy.TestKit.Traffic;

/// <summary>A unix socket at which a test answers one connection after the other, each on a thread that may block.</summary>
public sealed class UnixListener : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <param name="answer">Gets each connection; it is closed when this returns.</param>
    public UnixListener(string path, Action<Socket> answer)
    {
        Path = path;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        Served = Task.Factory.StartNew(() => Serve(answer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public string Path { get; }

    /// <summary>Ends when the listener is disposed, or fails as the answer does.</summary>
    public Task Served { get; }

    public void Dispose() => _listener.Dispose();

    private void Serve(Action<Socket> answer)
    {
        while (true)
        {
            Socket connection;
            try
            {
                connection = _listener.Accept();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Disposed: the test is over.
                return;
            }

            using (connection)
                answer(connection);
        }
    }
}
