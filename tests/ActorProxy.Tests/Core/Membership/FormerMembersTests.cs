using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;
using Xunit;

namespace ActorProxy.Tests.Core.Membership;

public sealed class FormerMembersTests
{
    private static readonly NetworkAddress There = NetworkAddress.IPv4(0x7f000001, 2);

    [Theory]
    [InlineData(MemberState.Suspected)]
    [InlineData(MemberState.Gone)]
    public void Who_was_removed_is_asked_at_a_slow_pace(MemberState state)
    {
        var former = new FormerMembers();
        former.Take([Removed("b", state)], 0);
        Assert.Empty(former.Due(FormerMembers.PaceMs - 1));
        Assert.Equal(There, Assert.Single(former.Due(FormerMembers.PaceMs)));
        Assert.Empty(former.Due((2 * FormerMembers.PaceMs) - 1));
        Assert.Single(former.Due(2 * FormerMembers.PaceMs));
    }

    [Fact]
    public void Who_has_left_is_not_asked()
    {
        var former = new FormerMembers();
        former.Take([Removed("b", MemberState.Left)], 0);
        Assert.Equal(0, former.Count);
    }

    [Fact]
    public void Who_is_known_again_is_not_asked_any_more()
    {
        var former = new FormerMembers();
        former.Take([Removed("b", MemberState.Gone), Removed("c", MemberState.Gone)], 0);
        former.Take([new MemberChange(null, Known("b", MemberState.Alive))], 5);
        Assert.Equal(1, former.Count);
    }

    [Fact]
    public void Who_is_removed_twice_is_remembered_once()
    {
        var former = new FormerMembers();
        former.Take([Removed("b", MemberState.Gone)], 0);
        former.Take([Removed("b", MemberState.Suspected)], 50);
        Assert.Equal(1, former.Count);
    }

    [Fact]
    public void A_day_later_it_is_forgotten()
    {
        var former = new FormerMembers();
        former.Take([Removed("b", MemberState.Gone)], 7);
        Assert.Single(former.Due(6 + FormerMembers.KeepMs));
        Assert.Empty(former.Due(7 + FormerMembers.KeepMs));
        Assert.Equal(0, former.Count);
    }

    [Fact]
    public void Of_too_many_the_first_ones_are_forgotten()
    {
        var former = new FormerMembers();
        for (var i = 0; i <= FormerMembers.Most; i++)
            former.Take([new MemberChange(Known($"n{i}", MemberState.Gone) with { Address = NetworkAddress.IPv4(0x7f000001, (ushort)(i + 1)) }, null)], i);
        Assert.Equal(FormerMembers.Most, former.Count);
        Assert.Equal(Enumerable.Range(2, FormerMembers.Most), former.Due(FormerMembers.PaceMs + 1000).Select(static one => (int)one.Port));
    }

    private static MemberChange Removed(string name, MemberState state) => new(Known(name, state), null);

    private static Member Known(string name, MemberState state) => new(name, There, 1, state, 0, 0, IsConnected: false);
}
