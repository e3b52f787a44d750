using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Patterns;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Fuzz.Targets;

/// <summary>Map files, looked up in every way; each key of the file is found by itself.</summary>
internal sealed class PatternFileTarget : IFuzzTarget
{
    private const int KeysLookedUp = 12;

    private static readonly string[] Converters =
        ["map_str_key", "map_beg_key", "map_end_key", "map_sub_key", "map_dir_key", "map_dom_key", "map_reg_key", "map_int_key", "map_ip_key", "map_regm", "map_str_int", "map_str_ip"];

    private readonly FuzzContext context = new() { IsFinal = true };

    public string Name => "pattern-file";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/pattern-file"];

    public IReadOnlyList<string> Pieces { get; } = ["\n", "\r\n", " ", "\t", "#", "\0", "10.0.0.0/8", "::/0", "/32", "1:5", "^(a|b)*c$", "\\1", "\\0", "a.b.c", "/x/y", "255.0.255.0"];

    public int MostBytes => 1024;

    /// <remarks>A regular expression that matches in linear time takes up to half a megabyte to prepare, and a line can be one letter.</remarks>
    public long AllocationLimitBytes(int inputBytes) => 20_000_000 + 500_000L * inputBytes;

    public void Run(ReadOnlySpan<byte> input)
    {
        var file = input.ToArray();
        List<byte[]> keys = [.. PatternFile.Read(file, hasValues: true).Select(static line => line.Key)];
        byte[][] values = ["a.b.c/x/y"u8.ToArray(), "10.1.2.3"u8.ToArray(), "2001:db8::1"u8.ToArray(), "5"u8.ToArray(), [], .. keys.Take(KeysLookedUp)];
        foreach (var converter in Converters)
        {
            // Every method reads the file for itself: a line that one of them refuses is good for the others.
            var diagnostics = new List<Diagnostic>();
            var scope = new CompilationScope(diagnostics) { Keyword = "fuzz", Places = SamplePlaces.None, ReadFile = _ => file };
            var expression = ExpressionParser.Parse(new ConfigWord($"req.payload(0,0),{converter}(file)", default), scope);
            if (expression is null && diagnostics.Count == 0)
                throw new InvalidOperationException($"{converter}: refused without a word");
            if (expression is null)
                continue;
            foreach (var value in values)
            {
                context.Received = value;
                var sample = default(Sample);
                var isFound = expression.Evaluate(context, ref sample);
                if (converter is "map_str_key" && value.Length > 0 && keys.Exists(key => key.AsSpan().SequenceEqual(value)) && !(isFound && sample.Span.SequenceEqual(value)))
                    throw new InvalidOperationException($"{converter} does not find the key {Convert.ToHexString(value)}");
                context.Scratch.Reset((0, 0));
            }
        }
    }
}
