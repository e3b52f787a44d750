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
}
