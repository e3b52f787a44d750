using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats;

namespace ActorProxy.Differential.Tests.Health;

/// <summary>Two backends, one tracking the other, and commands to them that a seed chooses.</summary>
internal sealed class AdminScript
{
    private static readonly string[] Names = ["web/s1", "web/s2", "web/b1", "app/t1", "app/t2", "app/t3"];

    private readonly BackendBalancer web;
    private readonly BackendBalancer app;
    private readonly BalanceEffects effects = new();
    private readonly List<string> lines = [];

    public AdminScript(int seed)
    {
        web = Balancer($"web{seed}", Server("s1", 1) with { Check = new ServerCheckConfig() }, Server("s2", 2), Server("b1", 3) with { IsBackup = true });
        app = Balancer($"app{seed}", Server("t1", 1) with { Track = $"web{seed}/s1" }, Server("t2", 2), Server("t3", 3) with { IsBackup = true });
    }

    public static string Sections(int seed, string address) => $"""
        backend web{seed}
          server s1 {address} check inter 1h
          server s2 {address}
          server b1 {address} backup
        listen app{seed}
          server t1 {address} track web{seed}/s1
          server t2 {address}
          server t3 {address} backup

        """;

    public static IEnumerable<string> Commands(int seed, int count)
    {
        var random = new Random(seed);
        for (var step = 0; step < count; step++)
        {
            var server = Names[random.Next(Names.Length)].Replace("/", $"{seed}/", StringComparison.Ordinal);
            yield return random.Next(8) switch
            {
                0 => $"set server {server} weight {random.Next(2) * 100}%",
                1 => $"set server {server} health down",
                2 => $"set server {server} health {(random.Next(2) == 0 ? "up" : "stopping")}",
                3 => $"set server {server} state drain",
                4 => $"set server {server} state maint",
                _ => $"set server {server} state ready",
            };
        }
    }

    /// <summary>Carries a command out and returns what it logs.</summary>
    public IReadOnlyList<string> Run(string command)
    {
        lines.Clear();
        var words = command.Split(' ');
        var balancer = words[2].StartsWith("web", StringComparison.Ordinal) ? web : app;
        var server = balancer.Find(words[2].Split('/')[1])!;
        switch (words[3])
        {
            case "weight":
                balancer.Commands.SetWeight(server, words[4], 0, effects);
                break;
            case "health":
                balancer.Commands.SetHealth(server, Enum.Parse<HealthCommandState>(words[4], true), 0, effects);
                break;
            default:
                balancer.Commands.SetState(server, Enum.Parse<AdminCommandState>(words[4], true), 0, effects);
                break;
        }

        Note();
        var tracked = web.Servers[0];
        app.Checks.Follow(app.Servers[0], new TrackedServer($"{web.Proxy.Name}/s1", tracked.IsInMaint, tracked.IsDraining, tracked.Operation), 0, effects);
        Note();
        return lines;
    }

    public string[] States() => [.. new[] { web, app }.SelectMany(balancer => balancer.Servers.Select(server => $"{balancer.Proxy.Name}/{server.Name} {(int)server.Operation} {(int)server.Admin} {server.Weight}"))];

    private void Note()
    {
        lines.AddRange(effects.AsSpan().ToArray().Where(effect => effect.Kind == BalanceEffectKind.Notice).Select(effect => $"<{(int)effect.Level}>{effect.Text}"));
        effects.Clear();
    }

    private BackendBalancer Balancer(string name, params ServerConfig[] servers)
    {
        var balancer = new BackendBalancer(new Random(1), new BackendCounters());
        var kind = name.StartsWith("web", StringComparison.Ordinal) ? ProxyKind.Backend : ProxyKind.Listen;
        balancer.Configure(new ProxyConfig { Kind = kind, Name = name, Position = new("test.cfg", 1, 1), Backend = new BackendConfig { Servers = [.. servers] } }, 0, 0, effects);
        return balancer;
    }

    private static ServerConfig Server(string name, int id) => new()
    {
        Name = name,
        Id = id,
        Address = new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.1", Port = 1, Text = "127.0.0.1:1" },
        Position = new("test.cfg", 1, 1),
    };
}
