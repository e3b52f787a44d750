using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ActorProxy.TestKit.Traffic;

/// <summary>New connections at a steady rate, each of which exchanges a few bytes with an echo server and closes.</summary>
public sealed class ConnectionLoad
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly LoadCounter _counter = new();
    private readonly IPEndPoint _to;
    private readonly Task _run;
    private volatile bool _isStopping;
    private int _underWay;

    private ConnectionLoad(int port, int perSecond)
    {
        _to = new IPEndPoint(IPAddress.Loopback, port);
        _run = Task.Run(() => RunAsync(perSecond));
    }

    /// <summary>After how long without an answer a connection counts as stalled.</summary>
    public static TimeSpan StallsAfter { get; } = Deadlines.Of(TimeSpan.FromSeconds(8));

    public LoadResult SoFar => _counter.Result();

    public static ConnectionLoad Start(int port, int perSecond) => new(port, perSecond);

    /// <summary>Starts no more connections, waits for those under way, and says what became of all of them.</summary>
    public async Task<LoadResult> StopAsync()
    {
        _isStopping = true;
        await _run.ConfigureAwait(false);
        var result = _counter.Result();
        await Eventually.HoldsAsync("the load's last connections end", () => Volatile.Read(ref _underWay) == 0, StallsAfter + Deadlines.Step).ConfigureAwait(false);
        // The time is the time of starting connections; the outcomes are those of all of them.
        return _counter.Result() with { Took = result.Took };
    }

    private async Task RunAsync(int perSecond)
    {
        using var timer = new PeriodicTimer(Tick);
        var watch = Stopwatch.StartNew();
        long started = 0;
        while (!_isStopping)
        {
            // What a late tick missed is made up for, so that the rate holds on a busy machine.
            for (var due = (long)(watch.Elapsed.TotalSeconds * perSecond); started < due; started++)
            {
                Interlocked.Increment(ref _underWay);
                _ = ExchangeAsync();
            }

            await timer.WaitForNextTickAsync().ConfigureAwait(false);
        }
    }

    private async Task ExchangeAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await _counter.CountAsync(StallsAfter, async deadline =>
        {
            await socket.ConnectAsync(_to, deadline).ConfigureAwait(false);
            var bytes = new byte[16];
            await socket.SendAllAsync(bytes, deadline).ConfigureAwait(false);
            return await socket.ReceiveAllAsync(bytes, deadline).ConfigureAwait(false);
        }).ConfigureAwait(false);
        Interlocked.Decrement(ref _underWay);
    }
}
