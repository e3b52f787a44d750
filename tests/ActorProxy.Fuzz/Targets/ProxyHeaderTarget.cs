using ActorProxy.Engine.ProxyProtocol;

namespace ActorProxy.Fuzz.Targets;

/// <summary>PROXY protocol headers of both versions.</summary>
internal sealed class ProxyHeaderTarget : IFuzzTarget
{
    public string Name => "proxy-header";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/proxy-header"];

    public IReadOnlyList<string> Pieces { get; } = ["PROXY ", "TCP4 ", "TCP6 ", "UNKNOWN", "\r\n", "\r\n\r\n\0\r\nQUIT\n", "1.2.3.4 ", "::1 ", "65535", "\u0020\0\u0004\u0001\u0002", "\u0021\u0011\0\u000c"];

    public void Run(ReadOnlySpan<byte> input)
    {
        var whole = ProxyHeaderParser.Parse(input);
        if (whole.Consumed > input.Length)
            throw new InvalidOperationException($"{whole.Consumed} of {input.Length} bytes are a header");
        foreach (var cut in InputCuts.Of(input))
        {
            var part = ProxyHeaderParser.Parse(input[..cut]);
            if (part.Outcome == ProxyHeaderOutcome.NeedMore)
                continue;
            if (part.Outcome != whole.Outcome || part.Error != whole.Error || part.Consumed != whole.Consumed || part.Header?.Source != whole.Header?.Source)
                throw new InvalidOperationException($"{part.Outcome} {part.Error} of {cut} bytes, {whole.Outcome} {whole.Error} of all {input.Length}");
        }
    }
}
