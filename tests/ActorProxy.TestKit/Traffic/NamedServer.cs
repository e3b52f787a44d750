using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorProxy.TestKit.Processes;

namespace ActorProxy.TestKit.Traffic;

/// <summary>A server in a network namespace that says its name to whoever connects, and ends the connection.</summary>
public sealed class NamedServer : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly byte[] _name;
    private readonly Task _accepting;

    private NamedServer(Socket listener, string name)
    {
        _listener = listener;
        _name = Encoding.ASCII.GetBytes(name);
        _accepting = AcceptAsync();
    }

    /// <summary>On each address of the namespace.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public static async Task<NamedServer> StartAsync(string networkNamespace, string name)
    {
        Socket? listener = null;
        await NamespaceThread.RunAsync(networkNamespace, () =>
        {
            listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(IPAddress.Any, 0));
            listener.Listen(1024);
        }).ConfigureAwait(false);
        return new NamedServer(listener!, name);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptAsync().ConfigureAwait(false));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Closed at the end of the test.
        }
    }

    private async Task AnswerAsync(Socket client)
    {
        using (client)
        {
            try
            {
                await client.SendAsync(_name).ConfigureAwait(false);
                client.Shutdown(SocketShutdown.Send);
                await client.ReceiveAsync(new byte[16]).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                // The client is gone: its business.
            }
        }
    }
}
