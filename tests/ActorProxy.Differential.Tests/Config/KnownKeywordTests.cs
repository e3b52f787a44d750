using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Differential.Tests.Config;

/// <summary>Every configuration keyword that Debian's haproxy registers works here or is refused by name: none is "unknown".</summary>
public sealed class KnownKeywordTests
{
    [Fact]
    public async Task Knows_every_keyword_that_haproxy_registers()
    {
        var unknown = new List<string>();
        var asked = 0;
        foreach (var (section, keyword) in await RegisteredAsync())
        {
            var text = section == "global" ? $"global\n{keyword} x\n" : $"listen l\nbind :80\nserver s :81\n{keyword} x\n";
            var loaded = ConfigurationLoader.Load([new ConfigurationText("k.cfg", text)], new ConfigurationContext());
            asked++;
            unknown.AddRange(loaded.Diagnostics.Where(d => d.Severity == Severity.Error && IsUnknown(d.Message, keyword)).Select(d => $"{keyword}: {d.Message}"));
        }

        Assert.Empty(unknown);
        Assert.InRange(asked, 300, 2000);
    }

    /// <summary>Whether the keyword itself is meant, and not the argument that this test makes up.</summary>
    private static bool IsUnknown(string message, string keyword) =>
        (message.StartsWith("unknown keyword", StringComparison.Ordinal) || message.StartsWith("there is no", StringComparison.Ordinal) || message.Contains("has no option", StringComparison.Ordinal))
        && message.Contains($"{keyword.Split(' ')[^1]}'", StringComparison.Ordinal);

    private static async Task<List<(string Section, string Keyword)>> RegisteredAsync()
    {
        var printed = await Command.RunAsync(ProxyExecutable.HAProxy.Path, ["-dKall", "-q", "-c", "-f", "/dev/null"]);
        var keywords = new List<(string, string)>();
        var section = "";
        var isConfiguration = false;
        foreach (var line in printed.StandardOutput.Split('\n'))
        {
            if (line.StartsWith('#')) isConfiguration = line.Contains("configuration keywords", StringComparison.Ordinal);
            else if (isConfiguration && line.StartsWith('\t') && section is "global" or "listen") keywords.Add((section, Line(line.Trim())));
            else if (isConfiguration && !line.StartsWith('\t')) section = line.Trim();
        }
        return keywords;
    }

    /// <summary>A line from what is printed: "bind &lt;addr&gt; ssl alpn +1" and "option x [ FE ]" lose what is no keyword.</summary>
    private static string Line(string printed)
    {
        var text = printed.Split(" [")[0].Split(" +")[0];
        if (text.StartsWith("bind <addr> ssl ", StringComparison.Ordinal)) text = "bind <addr> " + text["bind <addr> ssl ".Length..];
        return text.Replace("<addr>", "127.0.0.1:80", StringComparison.Ordinal).Replace("<name>", "s9", StringComparison.Ordinal);
    }
}
