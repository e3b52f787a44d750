using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;

namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>Asks Debian's haproxy what expressions come to: all of them in one process, each by a request of its own.</summary>
/// <remarks>
/// A request's path picks the one <c>set-var</c> that is carried out; the value comes back in hexadecimal, its type by way of the
/// converter <c>debug</c> and a ring. What haproxy refuses is found before by <c>-c</c>, which names the lines.
/// </remarks>
public static partial class ExpressionOracle
{
    private const string Answer = "%[var(txn.answer),sha2,hex]|%[var(txn.answer),bytes(0,2000),hex]|%[var(txn.answer),bool]";
    private const int GroupSize = 40;

    private static readonly Dictionary<string, string?> Environment = new() { ["TZ"] = ExpressionPrelude.TimeZone };

    /// <summary>The answers by the expressions, each of them written as in a line of the configuration.</summary>
    public static async Task<IReadOnlyDictionary<string, ExpressionAnswer>> AskAsync(IEnumerable<string> expressions)
    {
        string[] all = [.. expressions.Distinct(StringComparer.Ordinal)];
        var accepted = await AcceptedAsync(all);
        var answers = all.ToDictionary(one => one, _ => ExpressionAnswer.Refused, StringComparer.Ordinal);
        var port = FreePort.Next();
        await using var haproxy = await ProxyProcess.StartAsync(Configuration(all, accepted, port).Text, ProxyOptions.ForHAProxy with { Environment = Environment, StartsWithin = Deadlines.Load });
        using var client = new HttpClient();
        var bodies = new Dictionary<int, string>();
        foreach (var index in accepted)
        {
            using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{port}{PathOf(index)}"));
            if (response.StatusCode == HttpStatusCode.OK)
                bodies.Add(index, await response.Content.ReadAsStringAsync());
            else
                answers[all[index]] = ExpressionAnswer.NoValue;
        }

        var types = await TypesAsync(haproxy);
        foreach (var (index, body) in bodies)
        {
            var parts = body.Split('|');

            // A ring takes no long values, and long values are text, which can be taken for a boolean, or binary, which can't.
            var type = types.GetValueOrDefault(index, parts[2].Length > 0 ? "str" : "bin");
            answers[all[index]] = ExpressionAnswer.Value(type, parts[0], parts[1]);
        }

        return answers;
    }

    private static async Task<Dictionary<int, string>> TypesAsync(ProxyProcess haproxy)
    {
        var types = new Dictionary<int, string>();
        foreach (Match line in TypeLine().Matches(await haproxy.Runtime.AskAsync("show events types")))
            types[int.Parse(line.Groups[1].Value)] = line.Groups[2].Value;
        return types;
    }

    /// <summary>The indices of those that haproxy does not refuse.</summary>
    private static async Task<List<int>> AcceptedAsync(string[] all)
    {
        List<int> accepted = [.. Enumerable.Range(0, all.Length)];
        using var directory = new TestDirectory();

        // A rule that is refused ends the reading, but a line 'stick on' does so only after many: they sort out most.
        while (await RemoveRefusedAsync(accepted, directory, SieveOf(all, accepted)) is not (0, _))
            continue;
        while (await RemoveRefusedAsync(accepted, directory, Configuration(all, accepted, FreePort.Next())) is var (removed, check) && check.ExitCode != 0)
        {
            if (removed == 0)
                throw new InvalidOperationException($"haproxy refuses what is no case:\n{check.Output}");
        }

        return accepted;
    }

    /// <summary>Removes the cases whose lines haproxy names while it reads the configuration; tells how many they are.</summary>
    private static async Task<(int Removed, CommandResult Check)> RemoveRefusedAsync(List<int> cases, TestDirectory directory, (string Text, Dictionary<int, int> Lines) configuration)
    {
        var check = await Command.RunAsync(ProxyExecutable.HAProxy.Path, ["-c", "-f", directory.Write("check.cfg", configuration.Text)], within: Deadlines.Load, environment: Environment);
        var refused = check.Output.Split('\n')
            .Where(line => !line.StartsWith("[WARNING]", StringComparison.Ordinal))
            .SelectMany(line => LineNumber().Matches(line))
            .Select(match => configuration.Lines.GetValueOrDefault(int.Parse(match.Groups[1].Value), -1))
            .ToHashSet();
        return (cases.RemoveAll(refused.Contains), check);
    }

    private static (string Text, Dictionary<int, int> Lines) SieveOf(string[] all, List<int> cases)
    {
        var text = new StringBuilder("backend sieve\n");
        var lines = new Dictionary<int, int>();
        foreach (var index in cases)
        {
            text.Append($"  stick on {all[index]}\n");
            lines[lines.Count + 2] = index;
        }

        return (text.ToString(), lines);
    }

    /// <summary>The configuration, and the case of each line that has one.</summary>
    /// <remarks>A backend has few cases, so that few conditions are looked at for each request.</remarks>
    private static (string Text, Dictionary<int, int> Lines) Configuration(string[] all, List<int> cases, int port)
    {
        var text = new StringBuilder($"""
            global
              nbthread 1
            ring types
              size 16777216
            defaults
              mode http
              timeout client 60s
              timeout server 60s
              timeout connect 60s
            frontend cases
              bind 127.0.0.1:{port}

            """);
        foreach (var (name, expression) in ExpressionPrelude.Variables)
            text.Append($"  http-request set-var({name}) {expression}\n");
        text.Append("  use_backend %[path,field(2,/)]\n");
        var line = text.ToString().Count(letter => letter == '\n');
        var lines = new Dictionary<int, int>();
        foreach (var group in cases.GroupBy(index => index / GroupSize))
        {
            text.Append($"backend {group.Key}\n");
            line++;
            foreach (var index in group)
            {
                text.Append($"  http-request set-var(txn.answer) {all[index]} if {{ path {PathOf(index)} }}\n");
                lines[++line] = index;
            }

            text.Append("  http-request return status 204 unless { var(txn.answer) -m found }\n");
            foreach (var index in group)
                text.Append($"  http-request set-var(txn.typed) var(txn.answer),debug({index},types) if {{ path {PathOf(index)} }}\n");
            text.Append($"  http-request return status 200 content-type text/plain lf-string \"{Answer}\"\n");
            line += group.Count() + 2;
        }

        return (text.ToString(), lines);
    }

    private static string PathOf(int index) => $"/{index / GroupSize}/{index}";

    [GeneratedRegex(@"\] (\d+): type=(\w+) ")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"parsing \[[^\]]*check\.cfg:(\d+)\](?!: too many)")]
    private static partial Regex LineNumber();
}
