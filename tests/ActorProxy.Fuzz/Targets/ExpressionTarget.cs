using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Fuzz.Targets;

/// <summary>Expressions as a line of the configuration has them: refused with words, or evaluated in every way.</summary>
internal sealed class ExpressionTarget : IFuzzTarget
{
    private static readonly SampleType[] Types = [SampleType.Str, SampleType.Bin, SampleType.SInt, SampleType.Bool, SampleType.Address];

    /// <summary>Values are short, so that steps which each double one don't grow it far.</summary>
    private readonly FuzzContext context = new(2048) { Received = "some text that was received, 12345"u8.ToArray() };
    private readonly VariableTable environment = new(new Dictionary<string, string> { ["A"] = "x y" });

    public string Name => "expressions";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/expressions"];

    public IReadOnlyList<string> Pieces { get; } =
    [
        .. FetchTable.Table.Names, .. ConverterTable.Table.Names.Select(static name => $",{name}"), "(", ")", ",", "'", "\"", "\\", "\\,", "txn.a", "proc.b", "-1", "0x10", "1.2.3.4", "::1", "^(a+)+$", "\\1", "%[", "${A}",
    ];

    public int MostBytes => 2048;

    /// <remarks>Regular expressions, keys and maps are prepared, each expression up to a megabyte; a value has at most <c>tune.bufsize</c> bytes, and a few steps may each make one.</remarks>
    public long AllocationLimitBytes(int inputBytes) => 20_000_000 + 300_000L * inputBytes;

    public void Run(ReadOnlySpan<byte> input)
    {
        var text = RawBytes.Decode(input).Replace('\n', ' ');
        var splitter = new WordSplitter(environment);
        if (splitter.Split(text, 0, text.Length) != SplitFault.None || splitter.Count == 0)
            return;
        ConfigWord[] words = [.. splitter.Words.Take(splitter.Count).Select(static word => new ConfigWord(word.ToString(), new SourcePosition("fuzz", 1, word.Column)))];
        var diagnostics = new List<Diagnostic>();
        var index = 0;
        var expression = ExpressionParser.Parse(words, ref index, new CompilationScope(diagnostics) { Keyword = "fuzz", Places = SamplePlaces.None, ReadFile = static _ => "a b\n1 2\n"u8.ToArray() });
        if (expression is null != diagnostics.Exists(static one => one.Severity == Severity.Error))
            throw new InvalidOperationException(expression is null ? "refused without a word" : $"accepted, and yet: {diagnostics[0].Message}");
        if (index == 0 || index > words.Length)
            throw new InvalidOperationException($"{index} words of {words.Length} were taken");
        if (expression is null)
            return;
        foreach (var type in Types)
        {
            foreach (var isFinal in new[] { false, true })
            {
                context.IsFinal = isFinal;
                var mark = context.Scratch.Mark;
                var sample = default(Sample);
                if (expression.Evaluate(context, type, ref sample) && sample.Type is SampleType.Str or SampleType.Bin && sample.Span.Length > 5 * context.Scratch.LimitBytes)
                    throw new InvalidOperationException($"a value of {sample.Span.Length} bytes");
                if (isFinal && sample.MayChange)
                    throw new InvalidOperationException("may change after the end");
                context.Scratch.Reset(mark);
            }
        }

        context.Clear();
    }
}
