using System.Globalization;
using System.Net;
using System.Text;
using ActorProxy.Actors;
using ActorProxy.Config;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;
using ActorProxy.Engine.Sockets;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using ActorProxy.Tests.Engine.Checks;
using Xunit;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary>All scenarios as backends of one configuration, checked by Debian's haproxy and by ours.</summary>
public sealed class CheckedBackends : IAsyncLifetime
{
    private readonly List<IDisposable> _servers = [];
    private readonly ActorSystem _system = new(new ActorSystemSettings { Loops = 1 });
    private ProxyProcess? _haproxy;
    private Task<string>[] _ours = [];

    public async ValueTask InitializeAsync()
    {
        var text = new StringBuilder("defaults\n  mode tcp\n  timeout client 5s\n  timeout server 5s\n  timeout connect 5s\n");
        for (int i = 0; i < CheckScenarios.All.Count; i++)
        {
            CheckScenario scenario = CheckScenarios.All[i];
            text.Append(CultureInfo.InvariantCulture, $"backend b{i}\n");
            foreach (string line in scenario.Lines.Split(" ; ", StringSplitOptions.RemoveEmptyEntries))
                text.Append(CultureInfo.InvariantCulture, $"  {line}\n");
            text.Append(CultureInfo.InvariantCulture, $"  server s 127.0.0.1:{StartServer(scenario)} check inter 2s {scenario.ServerOptions}\n");
        }

        LoadedConfiguration loaded = ConfigurationLoader.Load([new ConfigurationText("haproxy.cfg", text.ToString())], new ConfigurationContext());
        ProxyConfiguration configuration = loaded.Configuration ?? throw new InvalidDataException("The scenarios' configuration has errors: " + string.Join("; ", loaded.Diagnostics));
        _haproxy = await ProxyProcess.StartAsync(text.ToString(), ProxyOptions.ForHAProxy);

        // All at once, as haproxy checks them: many of them wait for a timeout.
        _ours = [.. configuration.Proxies.Select(proxy => CheckAsync(proxy.Backend!))];
    }

    public async ValueTask DisposeAsync()
    {
        if (_haproxy is not null)
            await _haproxy.DisposeAsync();
        await _system.Terminate();
        foreach (IDisposable server in _servers)
            server.Dispose();
    }

    /// <summary>What haproxy says of a scenario's server: status code, protocol code, last words.</summary>
    public async Task<string> AskHAProxyAsync(int scenario)
    {
        StatRow row = await Eventually.AnswersAsync(
            $"haproxy's check of b{scenario} ended",
            async () => (await _haproxy!.Runtime.StatAsync())[$"b{scenario}", "s"],
            row => row["check_status"] is not ("INI" or "UNK" or "") && !row["check_status"].StartsWith('*'));
        return $"{row["check_status"]} {row["check_code"]} \"{row["last_chk"]}\" {row["check_desc"]}";
    }

    /// <summary>What our check says of the same.</summary>
    public Task<string> AskOursAsync(int scenario) => _ours[scenario];

    private async Task<string> CheckAsync(BackendConfig backend)
    {
        ServerConfig server = backend.Servers[0];
        NetworkAddress? source = backend.Source is { } from ? NetworkAddress.From(IPAddress.Parse(from.Address.Host), 0) : null;
        var target = new CheckTarget(
            SocketTarget.Of(NetworkAddress.IPv4(0x7f000001, server.Address.Port)), new ConnectOptions { Source = source }, CheckTarget.SendProxyOf(server));
        CheckResult result = (await CheckOnLoop.RunAsync(_system.Loops[0], backend.CheckProtocol, target, CheckTimeouts.Of(server.Check!, backend)))!;
        string code = result.Status.HasCode() ? result.Code.ToString(CultureInfo.InvariantCulture) : "";
        return $"{result.Status.Code()} {code} \"{result.Description}\" {result.Status.Phrase()}";
    }

    private int StartServer(CheckScenario scenario)
    {
        if (scenario.IsFull)
        {
            var full = new FullBacklog();
            _servers.Add(full);
            return full.Port;
        }

        if (scenario.Server is not { } behaviour)
            return FreePort.Next();
        TcpServer server = TcpServer.Start(behaviour);
        _servers.Add(server);
        return server.Port;
    }
}
