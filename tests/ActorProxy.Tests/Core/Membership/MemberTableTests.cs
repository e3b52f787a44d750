using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using Xunit;

namespace ActorProxy.Tests.Core.Membership;

public sealed class MemberTableTests
{
    private static readonly MemberTimes Times = new(1000, 30_000);

    [Fact]
    public void Suspects_who_is_silent_and_removes_who_stays_silent()
    {
        var table = Knowing("b");
        table.Begun("b", 100);
        Assert.Empty(table.Check(1099, 0));
        Assert.Equal(MemberState.Suspected, Assert.Single(table.Check(1100, 0)).After!.State);
        Assert.Empty(table.Check(30_099, 0));
        Assert.Null(Assert.Single(table.Check(30_100, 0)).After);
    }

    [Fact]
    public void Who_is_heard_again_is_alive_again()
    {
        var table = Knowing("b");
        table.Check(5000, 0);
        Assert.Equal(MemberState.Alive, Assert.Single(table.Heard("b", 5001)).After!.State);
        Assert.Empty(table.Check(6000, 0));
    }

    [Fact]
    public void Time_in_which_this_node_was_held_up_does_not_count()
    {
        var table = Knowing("b");
        Assert.Empty(table.Check(4000, 3500));
        Assert.Single(table.Check(4500, 0));
    }

    [Fact]
    public void Nobody_at_the_address_of_who_was_connected_is_gone_at_once()
    {
        var table = Knowing("b");
        table.Begun("b", 10);
        Assert.Empty(table.NobodyThere("b", 11));
        table.Ended("b");
        Assert.Equal(MemberState.Gone, Assert.Single(table.NobodyThere("b", 12)).After!.State);
    }

    [Fact]
    public void Nobody_at_the_address_of_who_was_never_connected_may_only_not_listen_yet() => Assert.Empty(Knowing("b").NobodyThere("b", 1));

    [Fact]
    public void A_rumour_makes_no_suspect_and_brings_nobody_who_is_not_alive()
    {
        var table = Knowing("b");
        Assert.Equal("c", Assert.Single(table.Merge([Record("c", 1), Record("b", 1, MemberState.Suspected), Record("d", 1, MemberState.Gone)], 10)).Name);
        Assert.Equal(MemberState.Alive, table.Find("b")!.State);
    }

    [Fact]
    public void A_later_process_of_a_name_takes_the_place_of_the_former_and_not_the_other_way_round()
    {
        var table = Knowing("b");
        table.Merge([Record("b", 1, MemberState.Left)], 5);
        var change = Assert.Single(table.Merge([Record("b", 2)], 10));
        Assert.True(change.IsRestart);
        Assert.Empty(table.Merge([Record("b", 1, MemberState.Left)], 11));
        Assert.Equal((2, MemberState.Alive), (table.Find("b")!.Incarnation, table.Find("b")!.State));
    }

    [Fact]
    public void Who_has_left_stays_so_whatever_others_still_say_of_it()
    {
        var table = Knowing("b");
        Assert.Equal(MemberState.Left, Assert.Single(table.Merge([Record("c", 1), Record("b", 1, MemberState.Left)], 5), static one => one.Name == "b").After!.State);
        Assert.Empty(table.Merge([Record("c", 1), Record("b", 1)], 6));
        Assert.Empty(table.Heard("b", 7));
    }

    [Fact]
    public void Goes_on_as_a_later_incarnation_when_its_name_is_known_as_a_later_process()
    {
        var table = Knowing("b");
        table.Merge([Record("b", 1), Record("a", 9)], 5);
        Assert.Equal(10, table.Self.Incarnation);
        Assert.Empty(table.Merge([Record("b", 1), Record("a", 9, MemberState.Left)], 6));
    }

    [Fact]
    public void A_full_list_of_the_longest_names_fits_into_one_message_and_comes_back_the_same()
    {
        var told = Enumerable.Range(0, MemberTable.MostMembers).Select(static i => new MemberRecord($"{i:000}".PadRight(NodeMembers.LongestName, 'x'), NetworkAddress.From(System.Net.IPAddress.Parse("2001:db8::1"), 65535), long.MaxValue / 2, MemberState.Left)).ToArray();
        var message = NodeMembers.Write(told);
        Assert.Equal(PeerReadResult.Found, PeerFrame.TryRead(message, out var frame, out var consumed));
        Assert.Equal((PeerMessageKind.NodeMembers, message.Length), (frame.Kind, consumed));
        Assert.True(NodeMembers.TryRead(frame.Payload, out var read));
        Assert.Equal(told, read);
    }

    [Fact]
    public void Of_whom_a_store_does_not_list_no_rumour_makes_a_member()
    {
        var table = new MemberTable("a", NetworkAddress.IPv4(0x7f000001, 1), 1, Times, 0);
        Assert.Equal(["b"], table.List([Record("a", 1), Record("b", 1)], 0).Select(static one => one.Name));
        Assert.Empty(table.Merge([Record("b", 1), Record("c", 1)], 1));
        Assert.Null(table.Find("c"));
        Assert.Equal("c", Assert.Single(table.List([Record("b", 1), Record("c", 1)], 2)).Name);
    }

    [Fact]
    public void Whom_a_store_lists_is_suspected_and_never_removed()
    {
        var table = new MemberTable("a", NetworkAddress.IPv4(0x7f000001, 1), 1, Times, 0);
        table.List([Record("b", 1)], 0);
        Assert.Equal(MemberState.Suspected, Assert.Single(table.Check(2000, 0)).After!.State);
        Assert.Empty(table.Check(1_000_000, 0));
        table.List([], 1_000_001);
        Assert.Null(Assert.Single(table.Check(1_000_002, 0)).After);
    }

    [Fact]
    public void The_same_listing_for_the_second_time_changes_nothing_and_a_later_process_does()
    {
        var table = new MemberTable("a", NetworkAddress.IPv4(0x7f000001, 1), 1, Times, 0);
        table.List([Record("b", 1)], 0);
        Assert.Empty(table.List([Record("b", 1)], 1));
        Assert.Equal(2, Assert.Single(table.List([Record("b", 2)], 2)).After!.Incarnation);
        Assert.Empty(table.List([Record("b", 1)], 3));
    }

    [Fact]
    public void A_list_that_names_somebody_twice_is_refused()
    {
        Assert.Equal(PeerReadResult.Found, PeerFrame.TryRead(NodeMembers.Write([Record("b", 1), Record("c", 1), Record("b", 2)]), out var frame, out _));
        Assert.False(NodeMembers.TryRead(frame.Payload, out _));
    }

    private static MemberTable Knowing(string name)
    {
        var table = new MemberTable("a", NetworkAddress.IPv4(0x7f000001, 1), 1, Times, 0);
        table.Merge([Record(name, 1)], 0);
        return table;
    }

    private static MemberRecord Record(string name, long incarnation, MemberState state = MemberState.Alive) => new(name, NetworkAddress.IPv4(0x7f000001, 2), incarnation, state);
}
