using System.Text.Json;

namespace ActorProxy.EndToEnd.Tests.Membership;

/// <summary>Nodes of a cluster on 127.0.0.1: writes their settings, starts them, and reads how each sees the others.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly Dictionary<string, int> _ports = [];
    private readonly List<ProxyProcess> _processes = [];

    public string SuspectAfter { get; init; } = "1s";

    public string RemoveAfter { get; init; } = "30s";

    /// <summary>By which nodes take each other's commands; null for none.</summary>
    public string? Secret { get; init; }

    /// <summary>What stands in every node's haproxy.cfg.</summary>
    public string Configuration { get; init; } = "backend t\n    mode tcp\n    stick-table type string len 20 size 1k expire 1h store gpc0 peers cluster\n    server none 127.0.0.1:1 disabled\n";

    /// <summary>Further settings of every node's cluster.</summary>
    public string Settings { get; init; } = "";

    public int PortOf(string name) => _ports.TryGetValue(name, out var port) ? port : _ports[name] = FreePort.Next();

    /// <summary>A node that another cluster here has started.</summary>
    public void Know(string name, int port) => _ports[name] = port;

    /// <param name="seeds">Names of nodes, started or not.</param>
    public Task<ProxyProcess> StartAsync(string name, params string[] seeds) => StartAsync(name, seeds, []);

    /// <summary>Starts another process of a node, which finishes the one before.</summary>
    public Task<ProxyProcess> ReplaceAsync(string name, ProxyProcess old, params string[] seeds) =>
        StartAsync(name, seeds, ["-sf", old.Pid.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

    private async Task<ProxyProcess> StartAsync(string name, string[] seeds, string[] arguments)
    {
        var directory = new TestDirectory();
        var settings = directory.Write("node.conf", $"node {{ name = {name}, address = 127.0.0.1 }}\ncluster {{ port = {PortOf(name)}, suspect-after = {SuspectAfter}, remove-after = {RemoveAfter}, {(Secret is null ? "" : $"secret = \"{Secret}\", ")}{Settings}{(seeds.Length == 0 ? "" : $"seeds = [{string.Join(", ", seeds.Select(seed => $"\"127.0.0.1:{PortOf(seed)}\""))}]")} }}\n");
        var process = await ProxyProcess.StartAsync($"global\n    log stdout len 4096 format raw local0\n{Configuration}", ProxyOptions.ForActorProxy with { ExtraArguments = ["--node", settings, .. arguments] }, directory);
        _processes.Add(process);
        return process;
    }

    /// <summary>The members as a node sees them, by their names.</summary>
    public static async Task<Dictionary<string, (string State, string Session, long Incarnation)>> MembersAsync(ProxyProcess process)
    {
        using var json = JsonDocument.Parse(await process.Runtime.AskAsync("show cluster json"));
        return json.RootElement.GetProperty("members").EnumerateArray().ToDictionary(
            static one => one.GetProperty("name").GetString()!,
            static one => (one.GetProperty("state").GetString()!, one.GetProperty("session").GetString()!, one.GetProperty("incarnation").GetInt64()),
            StringComparer.Ordinal);
    }

    /// <summary>Waits until a node sees exactly these members, all of them alive and each but itself in a session.</summary>
    public static Task SeesAsync(ProxyProcess process, params string[] names)
    {
        var found = "";
        return Eventually.HoldsAsync($"it sees {string.Join(", ", names)} alive", async () =>
        {
            found = await process.Runtime.AskAsync("show cluster");
            var members = await MembersAsync(process);
            return members.Keys.Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal))
                && members.Values.All(static one => one is { State: "alive", Session: not "none" });
        }, TimeSpan.FromSeconds(20), () => $"{found}\n{process.Output.Text}");
    }

    /// <summary>Waits until a node sees a member in a state.</summary>
    public static Task SeesStateAsync(ProxyProcess process, string name, string state, TimeSpan? within = null)
    {
        var found = "";
        return Eventually.HoldsAsync($"it sees {name} {state}", async () =>
        {
            found = await process.Runtime.AskAsync("show cluster");
            return (await MembersAsync(process)).TryGetValue(name, out var member) && member.State == state;
        }, within ?? TimeSpan.FromSeconds(20), () => found);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            process.Send(Signal.Continue);
        foreach (var process in _processes)
            await process.DisposeAsync();
    }
}
