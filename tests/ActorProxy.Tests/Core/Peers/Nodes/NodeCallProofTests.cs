using ActorProxy.Core.Peers.Nodes;
using Xunit;

namespace ActorProxy.Tests.Core.Peers.Nodes;

public sealed class NodeCallProofTests
{
    private static readonly string Right = NodeCallProof.Of("secret", "b", "a", "00ff", "show info");

    [Fact]
    public void The_same_call_has_the_same_proof()
    {
        Assert.Equal(NodeCallProof.Characters, Right.Length);
        Assert.True(NodeCallProof.Matches(Right, NodeCallProof.Of("secret", "b", "a", "00ff", "show info")));
    }

    [Theory]
    [InlineData("Secret", "b", "a", "00ff", "show info")]
    [InlineData("secret", "c", "a", "00ff", "show info")]
    [InlineData("secret", "b", "c", "00ff", "show info")]
    [InlineData("secret", "a", "b", "00ff", "show info")]
    [InlineData("secret", "b", "a", "00fe", "show info")]
    [InlineData("secret", "b", "a", "00ff", "show stat")]
    public void Any_other_call_has_another(string secret, string called, string caller, string nonce, string command) =>
        Assert.False(NodeCallProof.Matches(NodeCallProof.Of(secret, called, caller, nonce, command), Right));

    [Fact]
    public void What_is_no_proof_matches_none() => Assert.False(NodeCallProof.Matches("", Right));

    [Fact]
    public void A_line_is_taken_apart_whose_proof_is_right()
    {
        Assert.True(NodeCallProof.TryRead($"{Right} show info", "secret", "b", "a", "00ff", out var command));
        Assert.Equal("show info", command);
        Assert.Equal($"{Right} show info", NodeCallProof.Line("secret", "b", "a", "00ff", "show info"));
    }

    [Fact]
    public void Every_cut_of_a_line_and_every_other_byte_in_it_is_refused()
    {
        var line = $"{Right} show info";
        for (var i = 0; i < line.Length; i++)
        {
            Assert.False(NodeCallProof.TryRead(line[..i], "secret", "b", "a", "00ff", out _));
            Assert.False(NodeCallProof.TryRead(line[..i] + (char)(line[i] ^ 1) + line[(i + 1)..], "secret", "b", "a", "00ff", out _));
        }
        Assert.False(NodeCallProof.TryRead(line.ToUpperInvariant(), "secret", "b", "a", "00ff", out _));
    }
}
