using ActorProxy.Core.Inspection;
using ActorProxy.Core.Inspection.Fix;

namespace ActorProxy.Fuzz.Targets;

/// <summary>First messages of FIX sessions.</summary>
internal sealed class FixTarget : IFuzzTarget
{
    private static readonly uint[] Tags = [8, 9, 10, 35, 49, 56, 99999, 0];

    public string Name => "fix";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/fix"];

    public IReadOnlyList<string> Pieces { get; } = ["8=FIX.4.4\u0001", "8=FIXT.1.1\u0001", "9=50\u0001", "35=A\u0001", "10=000\u0001", "=", "\u0001", "34=1\u0001"];

    public void Run(ReadOnlySpan<byte> input)
    {
        var whole = FixMessage.Validate(input);
        foreach (var cut in InputCuts.Of(input))
        {
            if (FixMessage.Validate(input[..cut]) is var part && part != InspectionResult.NotYet && part != whole)
                throw new InvalidOperationException($"{part} of {cut} bytes, {whole} of all {input.Length}");
        }

        foreach (var tag in Tags)
        {
            var found = FixMessage.Find(input, tag, out var value);
            _ = input[value];
            foreach (var cut in InputCuts.Of(input))
            {
                var part = FixMessage.Find(input[..cut], tag, out var shorter);
                if (part != InspectionResult.NotYet && (part != found || !shorter.Equals(value)))
                    throw new InvalidOperationException($"tag {tag} is {part} of {cut} bytes, {found} of all {input.Length}");
            }
        }
    }
}
