using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Differential.Tests.CommandLine;

/// <summary>Gives Debian's haproxy and this program the same command line and compares exit codes, streams and the words that scripts look for.</summary>
public sealed class CommandLineDifferentialTests
{
    private const string Good = """
        defaults
            mode tcp
            timeout connect 1s
            timeout client 1s
            timeout server 1s
        listen l
            bind 127.0.0.1:1
            server s 127.0.0.1:1

        """;

    /// <summary>Command lines, with blanks for the words' ends; each is run in a folder with the files of <see cref="Fill"/>.</summary>
    public static TheoryData<string> Lines =>
    [
        "-c -f good.cfg",
        "-V -c -f good.cfg",
        "-q -c -f good.cfg",
        "-c -q -V -f good.cfg",
        "-c -V -q -f good.cfg",
        "-c -f warned.cfg",
        "-q -c -f warned.cfg",
        "-c -dW -f warned.cfg",
        "-q -c -dW -f warned.cfg",
        "-c -f bad.cfg",
        "-q -c -f bad.cfg",
        "-c -f empty.cfg",
        "-c -f global.cfg",
        "-c -f missing.cfg",
        "-c -f missing/",
        "-c -f folder",
        "-c -f empty-folder",
        "-c -f global.cfg -f good.cfg",
        "-c -f global.cfg -- good.cfg",
        "-c -- good.cfg",
        "-c --",
        "-c",
        "-c -f",
        "-f good.cfg -c good.cfg",
        "good.cfg",
        "-c -C folder -f inside.cfg",
        "-c -C missing -f inside.cfg",
        "-c -n 100 -N 50 -m 500 -L name -p pid -f good.cfg",
        "-c -n -5 -f good.cfg",
        "-c -n",
        "-c -p",
        "-c -S",
        "-x",
        "-c -D -f good.cfg",
        "-c -W -f good.cfg",
        "-c -Ws -f good.cfg",
        "-c -d -f good.cfg",
        "-c -db -f good.cfg",
        "-c -de -dp -dS -dG -dR -dr -dV -dD -dM -dz -f good.cfg",
        "-c -sf -f good.cfg",
        "-c -sf 1 2 3 -f good.cfg",
        "-c -st 1 -sf 2 -f good.cfg",
        "-c -sf abc -f good.cfg",
        "-c -sf 12x -f good.cfg",
        "-c -st 0 -f good.cfg",
        "-c -s -f good.cfg",
        "-Q",
        "-",
        "-cc",
        "-cc version_atleast(2.5)",
        "-cc !version_atleast(2.5)",
        "-cc version_atleast(99)",
        "-cc streq(a,a)",
        "-cc streq(a,b)",
        "-cc nonsense(1)",
        "-cc 1",
        "-cc 0",
        "-v",
        "-vv",
        "-v -Z",
        "-vv nonsense",
        "-db -f global.cfg",
        "-db -f bad.cfg",
        "-D -f bad.cfg",
        "-W -f bad.cfg",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Ends_and_speaks_as_haproxy_does(string line)
    {
        using var directory = new TestDirectory();
        Fill(directory);
        var words = line.Split(' ');
        var theirs = await Command.RunAsync(ProxyExecutable.HAProxy.Path, words, workingDirectory: directory.Path);
        var ours = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, words, workingDirectory: directory.Path);

        var report = $"haproxy {theirs.ExitCode}\n{theirs.Output}\nactorproxy {ours.ExitCode}\n{ours.Output}";
        Assert.True(theirs.ExitCode == ours.ExitCode, report);
        Assert.True((theirs.Output.Length == 0) == (ours.Output.Length == 0), report);
        foreach (var words_ in (string[])["Configuration file is valid", "Warnings were found."])
            Assert.True(Says(theirs, words_) == (Says(ours, words_) && ours.ExitCode != 2), report);
    }

    [Theory]
    [InlineData("-v")]
    [InlineData("-vv")]
    public async Task The_version_stands_where_tools_look_for_it(string option)
    {
        foreach (var program in (ProxyExecutable[])[ProxyExecutable.HAProxy, ProxyExecutable.ActorProxy])
        {
            var run = await Command.RunAsync(program.Path, [option]);
            Assert.Matches(@"^HAProxy version [0-9]+\.[0-9]+\.[0-9]+\S* [0-9]{4}/[0-9]{2}/[0-9]{2} - ", run.StandardOutput);
        }
    }

    [Fact]
    public async Task The_feature_list_names_what_haproxy_names_and_claims_nothing_that_conditions_deny()
    {
        var theirs = Features((await Command.RunAsync(ProxyExecutable.HAProxy.Path, ["-vv"])).StandardOutput);
        var ours = Features((await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-vv"])).StandardOutput);
        Assert.Empty(theirs.Keys.Except(ours.Keys));
        foreach (var (name, isThere) in ours.Where(f => theirs.ContainsKey(f.Key)).Take(8))
        {
            var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-cc", $"feature({name})"]);
            Assert.Equal(isThere ? 0 : 1, run.ExitCode);
        }
    }

    [Fact]
    public async Task Keywords_are_printed_for_an_empty_configuration_too()
    {
        var theirs = await Command.RunAsync(ProxyExecutable.HAProxy.Path, ["-dKall", "-q", "-c", "-f", "/dev/null"]);
        var ours = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-dKall", "-q", "-c", "-f", "/dev/null"]);
        Assert.Equal(theirs.ExitCode, ours.ExitCode);
        string[] Headings(CommandResult run) => [.. run.StandardOutput.Split('\n').Where(l => l.StartsWith("# List of registered", StringComparison.Ordinal))];
        Assert.Equal(Headings(theirs), Headings(ours));
    }

    private static bool Says(CommandResult run, string words) => run.StandardOutput.Contains(words, StringComparison.Ordinal);

    private static Dictionary<string, bool> Features(string text)
        => text.Split('\n').Single(l => l.StartsWith("Feature list : ", StringComparison.Ordinal))["Feature list : ".Length..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(w => w[1..], w => w[0] == '+');

    private static void Fill(TestDirectory directory)
    {
        directory.Write("good.cfg", Good);
        directory.Write("warned.cfg", "listen l\n    mode tcp\n    bind 127.0.0.1:1\n    server s 127.0.0.1:1\n");
        directory.Write("bad.cfg", "listen l\n    bnid 127.0.0.1:1\n");
        directory.Write("empty.cfg", "");
        directory.Write("global.cfg", "global\n    maxconn 10\n");
        Directory.CreateDirectory(directory.File("empty-folder"));
        Directory.CreateDirectory(directory.File("folder"));
        directory.Write("folder/inside.cfg", Good);
        directory.Write("folder/.hidden.cfg", "nonsense");
        directory.Write("folder/other.txt", "nonsense");
    }
}
