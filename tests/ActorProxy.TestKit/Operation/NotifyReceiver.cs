using System.Net.Sockets;
using System.Text;

namespace ActorProxy.TestKit.Operation;

/// <summary>The socket that a service manager names in <c>NOTIFY_SOCKET</c> (sd_notify(3)).</summary>
public sealed class NotifyReceiver : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    public NotifyReceiver(TestDirectory directory)
    {
        Path = directory.File("notify.sock");
        _socket.Bind(new UnixDomainSocketEndPoint(Path));
    }

    public string Path { get; }

    /// <summary>Waits for the next datagram that has a variable and returns all its variables.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NextAsync(string variable, TimeSpan? within = null)
    {
        using var deadline = new CancellationTokenSource(within ?? Deadlines.Step);
        var buffer = new byte[4096];
        while (true)
        {
            var length = await _socket.ReceiveAsync(buffer, SocketFlags.None, deadline.Token).ConfigureAwait(false);
            var variables = Encoding.UTF8.GetString(buffer, 0, length).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
            if (variables.ContainsKey(variable))
                return variables;
        }
    }

    public void Dispose() => _socket.Dispose();
}
