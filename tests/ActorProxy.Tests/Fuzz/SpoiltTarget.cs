using ActorProxy.Fuzz;

namespace ActorProxy.Tests.Fuzz;

/// <summary>A target with a fault that a test knows.</summary>
internal sealed class SpoiltTarget(Action<byte[]> run) : IFuzzTarget
{
    public string Name => "spoilt";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/mqtt"];

    public void Run(ReadOnlySpan<byte> input) => run(input.ToArray());
}
