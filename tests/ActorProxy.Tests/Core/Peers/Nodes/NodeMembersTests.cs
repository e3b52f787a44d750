using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using Xunit;

namespace ActorProxy.Tests.Core.Peers.Nodes;

public sealed class NodeMembersTests
{
    private static readonly MemberRecord A = new("a", NetworkAddress.From(IPAddress.Parse("192.0.2.11"), 10700), 5, MemberState.Alive);
    private static readonly MemberRecord B = new("b", NetworkAddress.From(IPAddress.Parse("2001:db8::12"), 10700), 6, MemberState.Left);

    [Fact]
    public void What_is_written_is_read()
    {
        Assert.True(NodeMembers.TryRead(PayloadOf(A, B), out var members));
        Assert.Equal((MemberRecord[])[A, B], members);
    }

    [Fact]
    public void Every_cut_is_refused_that_is_not_between_two_members()
    {
        var whole = PayloadOf(A, B);
        var boundary = PayloadOf(A).Length;
        for (var length = 0; length < whole.Length; length++)
            Assert.Equal(length == boundary, NodeMembers.TryRead(whole.AsSpan(0, length), out _));
    }

    [Fact]
    public void A_name_twice_is_refused() => Assert.False(NodeMembers.TryRead(PayloadOf(A, B, A with { Incarnation = 9 }), out _));

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("\u00e4")]
    public void What_can_be_no_name_is_refused(string name) => Assert.False(NodeMembers.TryRead(PayloadOf(A with { Name = name }), out _));

    [Fact]
    public void As_many_as_there_may_be_fit_with_the_longest_names_and_one_more_is_refused()
    {
        var all = Enumerable.Range(0, MemberTable.MostMembers + 1).Select(static one => B with { Name = $"{one:d64}", Incarnation = long.MaxValue / 2 }).ToArray();
        Assert.True(NodeMembers.TryRead(PayloadOf(all[1..]), out var members));
        Assert.Equal(MemberTable.MostMembers, members.Length);
        Assert.False(NodeMembers.TryRead(PayloadOf(all), out _));
    }

    private static byte[] PayloadOf(params MemberRecord[] members)
    {
        Assert.True(PeerFrame.TryRead(NodeMembers.Write(members), out var frame, out _) == PeerReadResult.Found);
        return frame.Payload.ToArray();
    }
}
