using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Fuzz.Targets;

/// <summary>Conditions over named ACLs: the last line is the condition from <c>if</c> on, those before are <c>acl</c> lines without that word.</summary>
internal sealed class ConditionTarget : IFuzzTarget
{
    private readonly FuzzContext context = new();
    private readonly VariableTable environment = new(new Dictionary<string, string>());

    public string Name => "conditions";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/conditions"];

    public IReadOnlyList<string> Pieces { get; } =
    [
        "if ", "unless ", " or ", " || ", "!", " { ", " } ", " -m ", " -i ", " -f ", " -M ", " -n ", " -u 1 ", " -- ", " gt ", " lt ", "1:5", ":5", "5:", " TRUE ", " WAIT_END ", " REQ_CONTENT ", "req.len", "req.payload(0,3)", "acl(yes)", "\n",
        .. Core.Patterns.MatchMethods.Names,
    ];

    public int MostBytes => 1024;

    /// <remarks>A pattern may be a regular expression, which takes up to a megabyte to prepare.</remarks>
    public long AllocationLimitBytes(int inputBytes) => 20_000_000 + 300_000L * inputBytes;

    public void Run(ReadOnlySpan<byte> input)
    {
        var lines = RawBytes.Decode(input).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || Words(lines[^1], lines.Length) is not { Length: > 0 } words)
            return;
        List<AclConfig> acls = [.. lines[..^1].Select((line, number) => Words(line, number)).Where(static line => line is { Length: > 0 }).Select(static line => new AclConfig(line![0], [.. line[1..]]))];
        var diagnostics = new List<Diagnostic>();
        var scope = new CompilationScope(diagnostics) { Keyword = "fuzz", Places = SamplePlaces.None, ReadFile = static _ => "a\n1\n10.0.0.0/8\n"u8.ToArray() };
        var table = AclTable.Compile(acls, scope);
        var before = diagnostics.Count(static one => one.Severity == Severity.Error);
        var index = 0;
        var condition = ConditionCompiler.Compile(words, ref index, table, scope.For("fuzz", scope.Places, table));
        var isRefused = diagnostics.Count(static one => one.Severity == Severity.Error) > before;
        if (condition is null && diagnostics.Count == 0)
            throw new InvalidOperationException("refused without a word");
        if (condition is null || isRefused)
            return;
        var last = Evaluate(condition, "abc 123", 0);
        for (var received = 1; received <= 7; received++)
        {
            // Once decided it stays so, unless it looks at lengths, which pass one bound after the other.
            var next = Evaluate(condition, "abc 123", received);
            if (last != ConditionResult.Miss && next == ConditionResult.Miss && !lines.Any(static line => line.Contains("len", StringComparison.Ordinal) || line.Contains("payload", StringComparison.Ordinal)))
                throw new InvalidOperationException($"{last} of {received - 1} bytes and {next} of {received}");
            last = next;
        }

        context.IsFinal = true;
        if (Evaluate(condition, "abc 123", 7) == ConditionResult.Miss)
            throw new InvalidOperationException("undecided after the end");
        context.IsFinal = false;
        context.Clear();
    }

    private ConditionResult Evaluate(Condition condition, string text, int received)
    {
        context.Received = System.Text.Encoding.ASCII.GetBytes(text).AsMemory(0, received);
        return condition.Evaluate(context);
    }

    private ConfigWord[]? Words(string line, int number)
    {
        var splitter = new WordSplitter(environment);
        if (splitter.Split(line, 0, line.Length) != SplitFault.None)
            return null;
        return [.. splitter.Words.Take(splitter.Count).Select(word => new ConfigWord(word.ToString(), new SourcePosition("fuzz", number + 1, word.Column)))];
    }
}
