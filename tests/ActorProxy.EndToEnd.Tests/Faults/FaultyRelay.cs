namespace ActorProxy.EndToEnd.Tests.Faults;

/// <summary>A proxy with one frontend <c>in</c>, one backend <c>app</c> and one server <c>s1</c> of maxconn 1, whose log is read.</summary>
/// <remarks>With one slot a slot that is not given back shows at once: the next connection never reaches the server.</remarks>
internal sealed class FaultyRelay : IAsyncDisposable
{
    private readonly LogReceiver _log;

    private FaultyRelay(ProxyProcess proxy, LogReceiver log, int port)
    {
        Proxy = proxy;
        _log = log;
        Port = port;
    }

    public ProxyProcess Proxy { get; }

    public int Port { get; }

    /// <param name="server">The server's address and options, after its name.</param>
    /// <param name="more">More lines of the defaults section.</param>
    public static async Task<FaultyRelay> StartAsync(string server, string more = "", ProxyOptions? options = null, int maxconn = 1)
    {
        var log = new LogReceiver();
        var port = FreePort.Next();
        var proxy = await ProxyProcess.StartAsync($"""
            defaults
                mode tcp
                log {log.Address} local0
                option tcplog
                timeout connect 5s
                timeout client 20s
                timeout server 20s
                {string.Join("\n    ", more.Split('\n'))}
            frontend in
                bind 127.0.0.1:{port}
                default_backend app
            backend app
                server s1 {server} maxconn {maxconn}

            """, options);
        return new FaultyRelay(proxy, log, port);
    }

    public Task<TcpClientProbe> ConnectAsync() => TcpClientProbe.ConnectAsync(Port);

    /// <summary>The log lines of the first <paramref name="count"/> connections that ended.</summary>
    public async Task<IReadOnlyList<TcpLogLine>> EndedAsync(int count)
        => [.. (await _log.MessagesAsync(TcpLogLine.Of("in"), count)).Take(count).Select(TcpLogLine.Parse)];

    public async Task<TcpLogLine> EndedAsync() => (await EndedAsync(1))[0];

    /// <summary>Waits until no row of the statistics counts a connection or a queued one.</summary>
    public Task EverySlotIsBackAsync() => Eventually.HoldsAsync("no connection and no queued one is left", async () =>
        (await Proxy.Runtime.StatAsync()).Rows.All(r => r.Number("scur") == 0 && r.Number("qcur") == 0));

    public async Task<StatRow> StatAsync(string service)
    {
        var proxy = service == "FRONTEND" ? "in" : "app";
        return (await Proxy.Runtime.StatAsync())[proxy, service];
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        _log.Dispose();
    }
}
