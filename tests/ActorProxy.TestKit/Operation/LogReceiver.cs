using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ActorProxy.TestKit.Operation;

/// <summary>A syslog server on a UDP port of its own that keeps every message.</summary>
public sealed class LogReceiver : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<string> _messages = [];

    public LogReceiver()
    {
        _socket.ReceiveBufferSize = 4 << 20;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _ = ReceiveAsync();
    }

    /// <summary>What a <c>log</c> line names: <c>127.0.0.1:port</c>.</summary>
    public string Address => _socket.LocalEndPoint!.ToString()!;

    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    /// <summary>Waits for a message, also one that is there already, that matches <paramref name="pattern"/>.</summary>
    public async Task<string> MessageAsync(string pattern, TimeSpan? within = null)
        => (await MessagesAsync(pattern, 1, within).ConfigureAwait(false))[0];

    /// <summary>Waits for at least <paramref name="count"/> messages that match and returns them all.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync(string pattern, int count, TimeSpan? within = null)
    {
        var expression = new Regex(pattern, RegexOptions.CultureInvariant);
        string[] found = [];
        await Eventually.HoldsAsync($"{count} log messages match /{pattern}/",
            () => (found = [.. Messages.Where(m => expression.IsMatch(m))]).Length >= count, within,
            () => "\n" + string.Join('\n', Messages.TakeLast(50))).ConfigureAwait(false);
        return found;
    }

    public void Clear()
    {
        lock (_gate)
            _messages.Clear();
    }

    public void Dispose()
    {
        _end.Cancel();
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[65536];
        try
        {
            while (!_end.IsCancellationRequested)
            {
                var length = await _socket.ReceiveAsync(buffer, SocketFlags.None, _end.Token).ConfigureAwait(false);
                lock (_gate)
                    _messages.Add(Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\n'));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed: nobody reads these messages any more.
        }
    }
}
