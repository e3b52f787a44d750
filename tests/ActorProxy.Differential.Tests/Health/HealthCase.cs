using System.Globalization;
using System.Text;
using ActorProxy.Config.Model;

namespace ActorProxy.Differential.Tests.Health;

/// <summary>A server whose checks end as a seed says, and how many of them it takes to be believed.</summary>
public sealed record HealthCase(int Seed, int Rise, int Fall, bool IsBackup, bool LogsEachCheck, bool HasOther, bool HasSlowStart)
{
    private const int Length = 60;

    /// <summary>Whether each check passes, in their order; the last ones all end alike, so that what follows is no news.</summary>
    public IReadOnlyList<bool> Results { get; } = ResultsOf(Seed);

    public string Name => $"case-{Seed}";

    public static HealthCase Of(int seed)
    {
        var random = new Random(seed);
        return new HealthCase(seed, random.Next(1, 5), random.Next(1, 5), random.Next(4) == 0, random.Next(2) == 0, random.Next(2) == 0, random.Next(4) == 0);
    }

    public bool ResultAt(int check) => Results[Math.Min(check, Results.Count - 1)];

    public string Section(int port)
    {
        var text = new StringBuilder($"backend {Name}\n  option tcp-check\n  tcp-check expect string PASS\n");
        text.Append(LogsEachCheck ? "  option log-health-checks\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"  server s1 127.0.0.1:{port} check inter 15ms rise {Rise} fall {Fall}");
        text.Append(IsBackup ? " backup" : "").Append(HasSlowStart ? " slowstart 100s\n" : "\n");
        return text.Append(HasOther ? "  server s2 127.0.0.1:1\n" : "").ToString();
    }

    /// <summary>The server lines of <see cref="Section"/> as the model has them.</summary>
    public IEnumerable<ServerConfig> Servers()
    {
        var address = new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.1", Port = 1, Text = "127.0.0.1:1" };
        var server = new ServerConfig { Name = "s1", Id = 1, Address = address, Position = new("test.cfg", 1, 1) };
        yield return server with
        {
            Check = new ServerCheckConfig { Rise = Rise, Fall = Fall },
            IsBackup = IsBackup,
            SlowStart = HasSlowStart ? TimeSpan.FromSeconds(100) : null,
        };
        if (HasOther)
            yield return server with { Name = "s2", Id = 2 };
    }

    private static List<bool> ResultsOf(int seed)
    {
        var random = new Random(seed);
        var results = new List<bool>();
        while (results.Count < Length)
        {
            var passes = random.Next(2) == 0;
            for (var run = random.Next(1, 7); run > 0; run--)
                results.Add(passes);
        }

        results.AddRange(Enumerable.Repeat(random.Next(2) == 0, 12));
        return results;
    }
}
