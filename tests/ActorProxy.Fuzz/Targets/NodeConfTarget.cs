using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Config.NodeSettings.Hocon;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Fuzz.Targets;

/// <summary>A node's settings in HOCON, and behind a line <c>%%</c> the file that it may include: settings, or errors with places in the text.</summary>
internal sealed class NodeConfTarget : IFuzzTarget
{
    private const string Parting = "\n%%\n";

    public string Name => "node-conf";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/node-conf"];

    public IReadOnlyList<string> Pieces { get; } =
    [
        "{", "}", "[", "]", "${", "${?", "[]}", "\"", "\"\"\"", "\\u0041", "\\", "#", "//", "\n", ",", " += ", " = ", ": ", ".", "a", "a.b", "a.b.c", "${a}", "${?a.b}", "${a.b.c}", "${HOME}", "${LIST[]}", "null", "true", "1e5", "30s",
        "include \"b.conf\"\n", "include required(file(\"b.conf\"))\n", "include url(\"", Parting, "a = ${a}", "a = ${b}, b = ${a}", "a { b = ${a} }", "a = ${a} ${a}", "\u00a0", "\ufeff", "floating-ip.w.", "cluster.", "node.", "values.",
    ];

    public long AllocationLimitBytes(int inputBytes) => 400_000_000 + 20_000L * inputBytes;

    public void Run(ReadOnlySpan<byte> input)
    {
        var text = RawBytes.Decode(input);
        var parting = text.IndexOf(Parting, StringComparison.Ordinal);
        var (first, second) = parting < 0 ? (text, null) : (text[..parting], text[(parting + Parting.Length)..]);
        var context = new HoconContext
        {
            FindVariable = static name => name is "HOME" or "LIST_0" or "LIST_1" ? "x" : null,
            ReadFile = path => path == "b.conf" && second is not null ? new IncludedFile(second) : IncludedFile.Missing,
        };
        var loaded = NodeConfigReader.Load(new ConfigurationText("a.conf", first), context);
        if (loaded.Config is null && !loaded.Diagnostics.Any(static one => one.Severity == Severity.Error))
            throw new InvalidOperationException("refused without a word");
        foreach (var one in loaded.Diagnostics)
            CheckPlace(one, one.Position.File == "a.conf" ? first : second ?? "");
    }

    private static void CheckPlace(Diagnostic finding, string text)
    {
        var lines = text.Split('\n');
        var at = finding.Position;
        if (at.Line < 0 || at.Line > lines.Length || (at.Line > 0 && (at.Column < 1 || at.Column > lines[at.Line - 1].Length + 1)))
            throw new InvalidOperationException($"{at} is no place in the text: {finding.Message}");
        DiagnosticRenderer.Render(finding);
    }
}
