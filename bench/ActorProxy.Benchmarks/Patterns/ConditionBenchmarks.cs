using ActorProxy.Benchmarks.Samples;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using BenchmarkDotNet.Attributes;

namespace ActorProxy.Benchmarks.Patterns;

/// <summary>A condition as rules have them.</summary>
[MemoryDiagnoser]
public class ConditionBenchmarks
{
    private readonly BenchmarkContext context = new();
    private Condition condition = null!;

    [Params(
        "if TRUE",
        "if { str(www.example.com) -m str a b c www.example.com }",
        "if { str(10.1.2.3) -m ip 192.168.0.0/16 10.0.0.0/8 } !FALSE",
        "if FALSE or { int(443) 80 8000:8999 443 }",
        "if { str(www.example.com) -m end -i .EXAMPLE.COM }",
        "if { str(www.example.com) -m reg ^www\\..*com$ }")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var findings = new List<Diagnostic>();
        var scope = new CompilationScope(findings) { Places = SamplePlaces.None };
        var index = 0;
        ConfigWord[] words = [.. Text.Split(' ').Select(static word => new ConfigWord(word, default))];
        condition = ConditionCompiler.Compile(words, ref index, AclTable.Compile([], scope), scope) ?? throw new InvalidOperationException(findings[0].Message);
    }

    [Benchmark]
    public ConditionResult Evaluate() => condition.Evaluate(context);
}
