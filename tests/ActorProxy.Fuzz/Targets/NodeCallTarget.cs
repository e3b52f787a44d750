using System.Text;
using ActorProxy.Core.Peers.Nodes;

namespace ActorProxy.Fuzz.Targets;

/// <summary>The line by which a node wants a command of the runtime API run on another one.</summary>
internal sealed class NodeCallTarget : IFuzzTarget
{
    private const string Secret = "0123456789abcdef";
    private const string Nonce = "00112233";

    public string Name => "node-call";

    /// <summary>Lines with the right proof are among them.</summary>
    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/node-call"];

    public void Run(ReadOnlySpan<byte> input)
    {
        var line = Encoding.UTF8.GetString(input);
        if (NodeCallProof.TryRead(line, Secret, "b", "a", Nonce, out var command) && line != NodeCallProof.Line(Secret, "b", "a", Nonce, command))
            throw new InvalidOperationException($"'{line}' was taken for a call");
        if (NodeCallProof.TryRead(line, Secret, "b", "a", "another", out _) || NodeCallProof.TryRead(line, "another secret", "b", "a", Nonce, out _))
            throw new InvalidOperationException($"'{line}' was taken for another call");
    }
}
