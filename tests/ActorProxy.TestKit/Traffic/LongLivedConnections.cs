using System.Net;
using System.Net.Sockets;

namespace ActorProxy.TestKit.Traffic;

/// <summary>Many connections to an echo server that stay open, each of which exchanges a few bytes again and again.</summary>
public sealed class LongLivedConnections : IDisposable
{
    private readonly LoadCounter _counter = new();
    private readonly List<Socket> _sockets = [];
    private volatile bool _isStopping;
    private Task _run = Task.CompletedTask;

    private LongLivedConnections()
    {
    }

    public int Count => _sockets.Count;

    public LoadResult SoFar => _counter.Result();

    /// <summary>Connects all of them and has one exchange on each, so that each is known to reach its server.</summary>
    public static async Task<LongLivedConnections> OpenAsync(int port, int count)
    {
        var connections = new LongLivedConnections();
        var to = new IPEndPoint(IPAddress.Loopback, port);
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            connections._sockets.Add(socket);
            using var deadline = new CancellationTokenSource(Deadlines.Step);
            await socket.ConnectAsync(to, deadline.Token).ConfigureAwait(false);
        }

        await connections.ExchangeAsync().ConfigureAwait(false);
        return connections;
    }

    /// <summary>One exchange on every connection, many at a time. Returns how many succeeded.</summary>
    public async Task<int> ExchangeAsync()
    {
        var served = 0;
        await Parallel.ForEachAsync(_sockets, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (socket, _) =>
        {
            if (await ExchangeAsync(socket).ConfigureAwait(false))
                Interlocked.Increment(ref served);
        }).ConfigureAwait(false);
        return served;
    }

    /// <summary>Keeps exchanging in the background, every connection about once a second, until <see cref="StopExchangingAsync"/>.</summary>
    public void KeepExchanging() => _run = Task.Run(RunAsync);

    /// <summary>Ends the exchanging, not the connections, and says what became of all exchanges so far.</summary>
    public async Task<LoadResult> StopExchangingAsync()
    {
        _isStopping = true;
        await _run.ConfigureAwait(false);
        return _counter.Result();
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        _isStopping = true;
        foreach (var socket in _sockets)
            socket.Dispose();
        _sockets.Clear();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var batch = Math.Max(1, _sockets.Count / 50);
        for (var next = 0; !_isStopping; next += batch)
        {
            var at = next;
            await Task.WhenAll(Enumerable.Range(0, batch).Select(i => ExchangeAsync(_sockets[(at + i) % _sockets.Count]))).ConfigureAwait(false);
            await timer.WaitForNextTickAsync().ConfigureAwait(false);
        }
    }

    private Task<bool> ExchangeAsync(Socket socket) => _counter.CountAsync(ConnectionLoad.StallsAfter, async deadline =>
    {
        var bytes = new byte[32];
        await socket.SendAllAsync(bytes, deadline).ConfigureAwait(false);
        return await socket.ReceiveAllAsync(bytes, deadline).ConfigureAwait(false);
    });
}
