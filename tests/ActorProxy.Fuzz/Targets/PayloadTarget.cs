using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Fuzz.Targets;

/// <summary>What expressions make of the bytes that a client sends first. Once something is decided, more bytes must not change it.</summary>
/// <param name="isCut">The expressions wait for more themselves: the input is cut, and decided the same.</param>
internal sealed class PayloadTarget(string name, IReadOnlyList<string> corpus, bool isCut, params string[] expressions) : IFuzzTarget
{
    private readonly FuzzContext context = new();
    private SampleExpression[]? compiled;

    public string Name => name;

    public IReadOnlyList<string> Corpus => corpus;

    public IReadOnlyList<string> Pieces { get; init; } = [];

    public int MostBytes => FuzzContext.BufferBytes;

    public Func<string, byte[]>? ReadFile { get; init; }

    /// <remarks>What is evaluated allocates next to nothing; the harness takes the copy, and the texts of a finding.</remarks>
    public long AllocationLimitBytes(int inputBytes) => 100_000 + 20L * inputBytes;

    public void Run(ReadOnlySpan<byte> input)
    {
        compiled ??= [.. expressions.Select(Compile)];
        var bytes = input.ToArray();
        foreach (var expression in compiled)
        {
            context.IsFinal = true;
            Evaluate(expression, bytes);
            context.IsFinal = false;
            var whole = Evaluate(expression, bytes);
            if (!isCut)
                continue;
            foreach (var cut in InputCuts.Of(bytes))
            {
                var part = Evaluate(expression, bytes.AsMemory(0, cut));
                if (part.MayChange || part == whole)
                    continue;
                throw new InvalidOperationException($"{expression} is {part} of {cut} bytes, and {whole} of all {bytes.Length}");
            }
        }
    }

    private Answer Evaluate(SampleExpression expression, ReadOnlyMemory<byte> received)
    {
        context.Received = received;
        var mark = context.Scratch.Mark;
        var sample = default(Sample);
        var isFound = expression.Evaluate(context, ref sample);
        if (context.IsFinal && sample.MayChange)
            throw new InvalidOperationException($"{expression} may change after the end");
        var hash = new HashCode();
        if (isFound && sample.Type is SampleType.Str or SampleType.Bin or SampleType.Method)
            hash.AddBytes(sample.Span);
        var answer = new Answer(isFound, sample.MayChange, isFound ? sample.Type : default, isFound && sample.Type is SampleType.SInt or SampleType.Bool ? sample.Number : 0, hash.ToHashCode());
        context.Scratch.Reset(mark);
        return answer;
    }

    private SampleExpression Compile(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var scope = new CompilationScope(diagnostics) { Keyword = "fuzz", Places = SamplePlaces.None, ReadFile = ReadFile };
        return ExpressionParser.Parse(new ConfigWord(text, default), scope) ?? throw new InvalidOperationException($"{text}: {diagnostics[0].Message}");
    }

    private readonly record struct Answer(bool IsFound, bool MayChange, SampleType Type, long Number, int Hash);
}
