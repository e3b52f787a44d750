namespace ActorProxy.EndToEnd.Tests.Reload;

/// <summary>A proxy whose configuration changes while it runs, by one <see cref="ReloadWay"/>.</summary>
/// <remarks>haproxy as a stand-in reloads on a signal to its master, with a new worker process; actorproxy in its own process.</remarks>
internal sealed class ReloadingProxy : IAsyncDisposable
{
    private readonly List<ProxyProcess> _processes = [];
    private readonly ReloadWay _way;

    private ReloadingProxy(ReloadWay way, ProxyProcess first)
    {
        _way = way;
        _processes.Add(first);
    }

    /// <summary>The process that accepts new connections.</summary>
    public ProxyProcess Current => _processes[^1];

    /// <summary>The process that was started first; the same as <see cref="Current"/> unless a new process took over.</summary>
    public ProxyProcess First => _processes[0];

    public static async Task<ReloadingProxy> StartAsync(ReloadWay way, string configuration, ProxyOptions? actorProxy = null)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn && way == ReloadWay.RuntimeCommand, "haproxy has no command 'reload' on its stats socket");
        var directory = new TestDirectory();
        var options = ProxyExecutable.IsStandIn && way == ReloadWay.Signal
            ? new ProxyOptions { Mode = ["-W", "-db"], ExtraArguments = ["-S", directory.File("master.sock")] }
            : actorProxy ?? new ProxyOptions();
        var proxy = await ProxyProcess.StartAsync(configuration, options, directory);
        return new ReloadingProxy(way, proxy);
    }

    /// <summary>Changes the configuration and returns once <paramref name="expectedRow"/> of <c>show stat</c> shows that it is in use.</summary>
    public async Task ReloadAsync(string configuration, (string Proxy, string Service) expectedRow)
    {
        if (_way == ReloadWay.NewProcess)
        {
            var old = Current;
            _processes.Add(await ProxyProcess.StartAsync(configuration, new ProxyOptions { TakesOverFrom = old }));
            // Until then a new connection may still be the old process's.
            await Eventually.HoldsAsync("the old process has stopped listening", () => old.HasExited || !ProcessFigures.IsListening(old.Pid));
            return;
        }

        await TryReloadAsync(configuration);
        await ShowsAsync(expectedRow);
    }

    /// <summary>Asks the running process for a reload that may fail, and returns its answer, when the way has one.</summary>
    public async Task<string> TryReloadAsync(string configuration)
    {
        Current.ReplaceConfiguration(configuration);
        if (_way == ReloadWay.RuntimeCommand)
            return await Current.Runtime.AskAsync("reload");
        if (ProxyExecutable.IsStandIn)
            await MasterRunsAsync(Current);
        Current.Send(Signal.User2);
        return "";
    }

    /// <summary>Waits until the statistics have a row.</summary>
    public Task ShowsAsync((string Proxy, string Service) row) => Eventually.HoldsAsync($"show stat has a row {row.Proxy}/{row.Service}",
        async () => await Current.Runtime.TryAskAsync("show stat") is { } answer && answer.Contains($"\n{row.Proxy},{row.Service},", StringComparison.Ordinal),
        found: () => Current.Output.Text);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
    }

    // haproxy's master loses a signal that comes before it has started itself a second time, which each reload makes it do.
    private static async Task MasterRunsAsync(ProxyProcess proxy)
    {
        var master = new RuntimeApiClient(proxy.Directory.File("master.sock"));
        await Eventually.HoldsAsync("the master answers", async () => (await master.TryAskAsync("show proc"))?.Contains("worker", StringComparison.Ordinal) == true);
    }
}
