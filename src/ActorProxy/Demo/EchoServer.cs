using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorProxy.Demo;

/// <summary>A server for the demo: it says its name to whoever connects, and puts it before every line that it sends back.</summary>
internal sealed class EchoServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _accepting;

    /// <summary>On a free port of the loopback address.</summary>
    /// <exception cref="SocketException">It can't listen there.</exception>
    public EchoServer(string name)
        : this(name, new IPEndPoint(IPAddress.Loopback, 0))
    {
    }

    /// <inheritdoc cref="EchoServer(string)"/>
    public EchoServer(string name, IPEndPoint address)
    {
        Name = name;
        _listener = new TcpListener(address);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public string Name { get; }

    public int Port { get; }

    public void Dispose()
    {
        _ending.Cancel();
        _listener.Stop();
        _accepting.GetAwaiter().GetResult();
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_ending.Token).ConfigureAwait(false);
                conversations.RemoveAll(c => c.IsCompleted);
                conversations.Add(TalkAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(conversations).ConfigureAwait(false);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.UTF8);
                await SendAsync(stream, $"hello from {Name}\n").ConfigureAwait(false);
                while (await reader.ReadLineAsync(_ending.Token).ConfigureAwait(false) is { } line)
                    await SendAsync(stream, $"{Name}: {line}\n").ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client went away, or the demo ends: either way this conversation is over.
                return;
            }
        }
    }

    private ValueTask SendAsync(NetworkStream stream, string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), _ending.Token);
}
