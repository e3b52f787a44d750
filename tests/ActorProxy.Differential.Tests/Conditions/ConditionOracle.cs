using System.Text;
using System.Text.RegularExpressions;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;

namespace ActorProxy.Differential.Tests.Conditions;

/// <summary>Asks Debian's haproxy whether conditions pass: all of them in one process, some by each request.</summary>
public static partial class ConditionOracle
{
    private const int CasesPerRequest = 40;

    /// <summary>For each condition (from <c>if</c> on) whether it passes; null when haproxy refuses it.</summary>
    public static async Task<IReadOnlyDictionary<string, bool?>> AskAsync(IEnumerable<string> conditions, string acls)
    {
        string[] all = [.. conditions.Distinct(StringComparer.Ordinal)];
        var accepted = await AcceptedAsync(all, acls);
        var answers = all.ToDictionary(static one => one, static _ => (bool?)null, StringComparer.Ordinal);
        var port = FreePort.Next();
        await using var haproxy = await ProxyProcess.StartAsync(Configuration(all, accepted, acls, port).Text, ProxyOptions.ForHAProxy with { StartsWithin = Deadlines.Load });
        using var client = new HttpClient();
        foreach (var chunk in accepted.Chunk(CasesPerRequest))
        {
            var body = await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/{chunk[0]}"));
            for (var i = 0; i < chunk.Length; i++)
                answers[all[chunk[i]]] = body[i] == '1';
        }

        return answers;
    }

    private static async Task<List<int>> AcceptedAsync(string[] all, string acls)
    {
        List<int> accepted = [.. Enumerable.Range(0, all.Length)];
        using var directory = new TestDirectory();
        while (true)
        {
            var (text, lines) = Configuration(all, accepted, acls, FreePort.Next());
            var check = await Command.RunAsync(ProxyExecutable.HAProxy.Path, ["-c", "-f", directory.Write("check.cfg", text)], within: Deadlines.Load);
            if (check.ExitCode == 0)
                return accepted;
            var refused = check.Output.Split('\n')
                .Where(static line => line.StartsWith("[ALERT]", StringComparison.Ordinal))
                .SelectMany(static line => LineNumber().Matches(line))
                .Select(match => lines.GetValueOrDefault(int.Parse(match.Groups[1].Value), -1))
                .ToHashSet();
            if (accepted.RemoveAll(refused.Contains) == 0)
                throw new InvalidOperationException($"haproxy ({check.ExitCode}) refuses what is no case:\n{check.Output}");
        }
    }

    /// <summary>The configuration, and the case of each line that has one.</summary>
    private static (string Text, Dictionary<int, int> Lines) Configuration(string[] all, List<int> cases, string acls, int port)
    {
        var text = new StringBuilder($"""
            global
              nbthread 1
            defaults
              mode http
              timeout client 60s
              timeout server 60s
              timeout connect 60s
            frontend cases
              bind 127.0.0.1:{port}
            {acls}

            """);
        var line = text.ToString().Count(static letter => letter == '\n');
        var lines = new Dictionary<int, int>();
        foreach (var index in cases)
        {
            text.Append($"  http-request set-var(txn.c{index}) int(1) {all[index]}\n");
            lines[++line] = index;
        }

        foreach (var chunk in cases.Chunk(CasesPerRequest))
        {
            var values = string.Concat(chunk.Select(static index => $"%[var(txn.c{index},0)]"));
            text.Append($"  http-request return status 200 content-type text/plain lf-string \"{values}\" if {{ path /{chunk[0]} }}\n");
        }

        return (text.ToString(), lines);
    }

    [GeneratedRegex(@"check\.cfg:(\d+)\]")]
    private static partial Regex LineNumber();
}
