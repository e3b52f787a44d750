using System.Collections;
using System.Collections.Concurrent;
using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Compilation;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;
using ActorProxy.Node.Generations;
using ActorProxy.Node.Samples;
using ActorProxy.Node.Servers;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Differential.Tests.Config;

/// <summary>Asks Debian's haproxy and this program what <c>-c</c> says of the same file.</summary>
public sealed class CheckExitCodeTests
{
    private static readonly Dictionary<string, ConfigurationCase> Cases = ConfigurationCases.All.ToDictionary(static c => c.Name);

    private static readonly WantedDifferences Wanted = WantedDifferences.Of("Configurations");

    private static readonly ConfigurationContext Context = new()
    {
        HostName = Environment.MachineName,
        FindUser = static name => name == "root" ? 0u : null,
        FindGroup = static name => name == "root" ? 0u : null,
        CanResolve = static (name, _) => name != "nosuch" && !name.EndsWith(".invalid", StringComparison.Ordinal),
        CheckFurther = static (configuration, findings) =>
        {
            GlobalVariables.Compile(configuration.Global, findings);
            var scope = new CompilationScope(findings)
            {
                Proxies = new ConfiguredProxies(configuration, new CounterTable()),
                Tables = new StickTableDirectory(configuration, static definition => new StickTable(definition, 0, 0)),
                ReadFile = File.ReadAllBytes,
            };
            foreach (var proxy in configuration.Proxies)
            {
                if (!proxy.IsDisabled) CompiledProxy.Compile(proxy, configuration.Global, new LogOrigin("", 0), scope);
            }

            CheckScripts.Check(configuration, scope);
        },
        Environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(static e => (string)e.Key, static e => (string)e.Value!),
    };

    /// <summary>Starting haproxy takes most of the time, so that all cases are asked about at once, on every core.</summary>
    private static readonly Lazy<Task<ConcurrentDictionary<string, CommandResult>>> Answers = new(AskHaproxyAsync);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Agrees_with_haproxy_unless_a_difference_is_wanted(string name)
    {
        var theirs = (await Answers.Value)[name];
        var loaded = ConfigurationLoader.Load([new ConfigurationText("case.cfg", RawBytes.Decode(Cases[name].Content))], Context);

        var report = $"haproxy {theirs.ExitCode}: {theirs.StandardError}\nactorproxy {loaded.CheckExitCode}: {string.Concat(loaded.Diagnostics.Select(DiagnosticRenderer.Render))}";
        var complaint = Wanted.Complaint(name, Verdict(theirs.ExitCode), Verdict(loaded.CheckExitCode));
        Assert.True(complaint.Length == 0, $"{complaint}\n{report}");
    }

    [Fact]
    public async Task The_executable_answers_as_the_loader_does()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ACTORPROXY_CHECK_EXECUTABLE") == "1", "Set ACTORPROXY_CHECK_EXECUTABLE=1 to run every case through the executable too.");
        var others = new List<string>();
        foreach (var name in Cases.Keys)
        {
            using var directory = new TestDirectory();
            var path = Write(directory, name);
            var ours = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-c", "-f", path]);
            var loaded = ConfigurationFiles.Load([path], Context).CheckExitCode;
            if (ours.ExitCode != loaded) others.Add($"{name}: the loader says {loaded}, the executable {ours.ExitCode}: {ours.Output}");
        }

        Assert.Empty(others);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_error_names_file_line_and_column(string name)
    {
        var loaded = ConfigurationLoader.Load([new ConfigurationText("case.cfg", RawBytes.Decode(Cases[name].Content))], Context);

        foreach (var diagnostic in loaded.Diagnostics)
        {
            // Refusing warnings is about the whole configuration.
            if (diagnostic.Message.Contains("zero-warning", StringComparison.Ordinal)) continue;
            Assert.Equal("case.cfg", diagnostic.Position.File);
            Assert.True(diagnostic.Position.Line > 0, diagnostic.ToString());
            Assert.InRange(diagnostic.Position.Column, 1, diagnostic.LineText!.Length + 1);
        }
    }

    [Fact]
    public void Every_wanted_difference_is_a_case() => Assert.Empty(Wanted.All.Select(static one => one.What).Except(Cases.Keys));

    private static string Verdict(int exitCode) => exitCode switch { 0 => "accepted", 1 => "refused", _ => $"exit code {exitCode}" };

    private static async Task<ConcurrentDictionary<string, CommandResult>> AskHaproxyAsync()
    {
        var answers = new ConcurrentDictionary<string, CommandResult>(StringComparer.Ordinal);
        var cores = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(Cases.Keys, cores, async (name, _) =>
        {
            using var directory = new TestDirectory();
            answers[name] = await Command.RunAsync(ProxyExecutable.HAProxy.Path, ["-c", "-f", Write(directory, name)]);
        });
        return answers;
    }

    private static string Write(TestDirectory directory, string name)
    {
        var path = directory.File("case.cfg");
        File.WriteAllBytes(path, Cases[name].Content);
        return path;
    }
}
