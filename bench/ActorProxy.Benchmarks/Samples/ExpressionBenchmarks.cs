using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using BenchmarkDotNet.Attributes;

namespace ActorProxy.Benchmarks.Samples;

/// <summary>Expressions as rules have them, over a client's first bytes. The memory that a result takes is given back each time.</summary>
[MemoryDiagnoser]
public class ExpressionBenchmarks
{
    private BenchmarkContext _context = null!;
    private SampleExpression _expression = null!;

    [Params(
        "src",
        "src,ipmask(24)",
        "req.ssl_sni",
        "req.ssl_sni,lower,map_dom(sites.map,other)",
        "req.ssl_hello_type",
        "req.payload(0,5),hex",
        "src,set-var(sess.seen)",
        "src,sha1,hex",
        "src,xxh32,mod(16)",
        "req.ssl_sni,word(2,.),upper",
        "req.ssl_sni,regsub(^www,web)",
        "req.hdr(host)",
        "req.hdr(host),lower,map_dom(sites.map,other)",
        "path",
        "str(42),add(1),mul(3)")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _context = new BenchmarkContext(Text.Contains("hdr", StringComparison.Ordinal) || Text == "path" ? RequestHeadBenchmarks.Request.ToArray() : Hello("shop.example.org"));
        var findings = new List<Diagnostic>();
        var index = 0;
        var scope = new CompilationScope(findings) { Places = SamplePlaces.FrontendConnection, ReadFile = static _ => Encoding.ASCII.GetBytes("shop.example.org shop\nblog.example.org blog\n") };
        if (Text.StartsWith("req.", StringComparison.Ordinal) || Text == "path")
            scope = scope.For("tcp-request content", SamplePlaces.FrontendContent);
        _expression = ExpressionParser.Parse([new ConfigWord(Text, default)], ref index, scope) ?? throw new InvalidOperationException(findings[0].Message);
        if (!Evaluate())
            throw new InvalidOperationException($"'{Text}' gives nothing: there would be nothing to measure.");
    }

    [Benchmark]
    public bool Evaluate()
    {
        var mark = _context.Scratch.Mark;
        var sample = default(Sample);
        var found = _expression.Evaluate(_context, ref sample);
        _context.Scratch.Reset(mark);
        return found;
    }

    /// <summary>The least hello that names a server (RFC 8446 4.1.2, RFC 6066 3).</summary>
    private static byte[] Hello(string name)
    {
        var host = Encoding.ASCII.GetBytes(name);
        byte[] names = [0, 0, .. Size(host.Length + 5), .. Size(host.Length + 3), 0, .. Size(host.Length), .. host];
        byte[] body = [3, 3, .. new byte[32], 0, 0, 2, 0x13, 1, 1, 0, .. Size(names.Length), .. names];
        byte[] message = [1, 0, .. Size(body.Length), .. body];
        return [0x16, 3, 1, .. Size(message.Length), .. message];
    }

    private static byte[] Size(int length) => [(byte)(length >> 8), (byte)length];
}
