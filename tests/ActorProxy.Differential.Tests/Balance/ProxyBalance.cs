using System.Text;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>One running proxy with a section for every scenario, before servers that tell their names.</summary>
/// <remarks>One thread, so that what one client did is done before the next one comes.</remarks>
public abstract class ProxyBalance(ProxyOptions options, IEnumerable<BalanceScenario> scenarios) : IAsyncLifetime
{
    private const int ServerCount = 8;

    private readonly Dictionary<string, int> ports = [];
    private readonly List<TcpServer> servers = [];

    public ProxyProcess Proxy { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        for (var number = 1; number <= ServerCount; number++)
            servers.Add(TcpServer.Named($"s{number}"));
        var text = new StringBuilder("global\n  nbthread 1\n  maxconn 2000\ndefaults\n  mode tcp\n  timeout client 60s\n  timeout server 60s\n  timeout connect 60s\n  timeout queue 60s\n");
        foreach (var scenario in scenarios)
        {
            var port = ports[scenario.Name] = FreePort.Next();
            text.Append(scenario.Section(scenario.Name, $"127.0.0.1:{port}", [.. servers.Select(server => server.Port)]));
        }

        Proxy = await ProxyProcess.StartAsync(text.ToString(), options);
    }

    public ProxyBalanceSubject Subject(BalanceScenario scenario) => new(Proxy.Runtime, scenario.Name, ports[scenario.Name]);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Proxy.DisposeAsync();
        foreach (var server in servers)
            server.Dispose();
    }
}
