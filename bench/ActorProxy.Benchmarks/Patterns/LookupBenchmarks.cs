using System.Globalization;
using System.Text;
using ActorProxy.Benchmarks.Samples;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Patterns;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using BenchmarkDotNet.Attributes;

namespace ActorProxy.Benchmarks.Patterns;

/// <summary>A value looked up in a map of 100,000 lines, by an expression as a rule has it.</summary>
[MemoryDiagnoser]
public class LookupBenchmarks
{
    private const int Lines = 100_000;

    private readonly BenchmarkContext context = new();
    private readonly SampleExpression[] expressions = new SampleExpression[64];
    private int turn;
    private byte[]? file;

    [Params("str", "ip", "beg", "end", "dom", "sub", "int")]
    public string Method { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var catalog = new PatternCatalog();
        for (var i = 0; i < expressions.Length; i++)
        {
            var text = Method switch
            {
                "ip" => $"str({Key(random.Next(Lines))})",
                "int" => $"int({Key(random.Next(Lines))})",
                "beg" => $"str({Key(random.Next(Lines))}/path)",
                _ => $"str({Key(random.Next(Lines))})",
            };
            expressions[i] = Compile($"{text},map_{Method}(bench.map)", catalog);
        }
    }

    [Benchmark]
    public bool Lookup()
    {
        var mark = context.Scratch.Mark;
        var sample = default(Sample);
        var isFound = expressions[turn++ & 63].Evaluate(context, ref sample);
        context.Scratch.Reset(mark);
        return isFound;
    }

    /// <summary>All lines read and put in place.</summary>
    [Benchmark]
    public object Load() => Compile($"str(x),map_{Method}(bench.map)", new PatternCatalog());

    private string Key(int i) => Method switch
    {
        "ip" => string.Create(CultureInfo.InvariantCulture, $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}"),
        "int" => string.Create(CultureInfo.InvariantCulture, $"{i * 7}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{i * 2654435761L % 1000003:x}-host{i}.example.com"),
    };

    private SampleExpression Compile(string text, PatternCatalog catalog)
    {
        file ??= Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, Lines).Select(i => $"{Key(i)} backend{i % 100}\n")));
        var findings = new List<Diagnostic>();
        var scope = new CompilationScope(findings) { Patterns = catalog, Places = SamplePlaces.None, ReadFile = _ => file };
        return ExpressionParser.Parse(new ConfigWord(text, default), scope) ?? throw new InvalidOperationException(findings[0].Message);
    }
}
