using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Rules;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Node.Generations;
using ActorProxy.Node.Samples;
using ActorProxy.Node.Servers;

namespace ActorProxy.Fuzz.Targets;

/// <summary>Whole configurations: errors with places in the text, or records and compiled rules; never an exception.</summary>
internal sealed class ConfigurationTarget : IFuzzTarget
{
    private static readonly ConfigurationContext Context = new()
    {
        Environment = new Dictionary<string, string> { ["A"] = "x y" },
        CheckFurther = CompileRules,
    };

    public string Name => "configuration";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/configuration", "tests/ActorProxy.Differential.Tests/Config/Cases/Whole"];

    public IReadOnlyList<string> Pieces { get; } =
    [
        "\"", "'", "\\", "${", "}", "${A[*]}", "$", "#", "\n", ".if ", ".elif ", ".else\n", ".endif\n", "no ", "default ", "from ", "%[", "server s 127.0.0.1:80 ", "bind :80 ", "timeout ", "option ", "tcp-request content ",
        "tcp-request connection ", "tcp-response content ", "use_backend ", "use-server ", "acl a ", " if ", " unless ", "set-var(txn.a) ", "log-format ", "global\n", "listen l\n", "defaults\n", "backend b\n", "frontend f\n", "server-template s 1-3 ",
    ];

    public long AllocationLimitBytes(int inputBytes) => 100_000_000 + 200_000L * inputBytes;

    public void Run(ReadOnlySpan<byte> input)
    {
        var text = RawBytes.Decode(input);
        var loaded = ConfigurationLoader.Load([new ConfigurationText("fuzz.cfg", text)], Context);
        var lines = text.Count(static letter => letter == '\n') + 1;

        // A few in a line, and one for each of the addresses that a line lists.
        if (loaded.Diagnostics.Length > 6 * lines + text.Count(static letter => letter == ',') + 10)
            throw new InvalidOperationException($"{loaded.Diagnostics.Length} findings in {lines} lines");
        foreach (var one in loaded.Diagnostics)
        {
            if (one.Position.File == "fuzz.cfg" && (one.Position.Line < 0 || one.Position.Line > lines))
                throw new InvalidOperationException($"line {one.Position.Line} of {lines}: {one.Message}");
        }

        if (loaded.Configuration is null && !loaded.Diagnostics.Any(static one => one.Severity == Severity.Error))
            throw new InvalidOperationException("refused without a word");
    }

    private static void CompileRules(ProxyConfiguration configuration, ICollection<Diagnostic> findings)
    {
        GlobalVariables.Compile(configuration.Global, findings);
        var scope = new CompilationScope(findings) { Proxies = new ConfiguredProxies(configuration, new CounterTable()), ReadFile = static _ => "a b\n"u8.ToArray() };
        CheckScripts.Check(configuration, scope);
        foreach (var proxy in configuration.Proxies)
        {
            if (!proxy.IsDisabled)
                RuleCompiler.Compile(proxy, scope);
        }
    }
}
