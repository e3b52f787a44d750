using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;
using ActorProxy.Core.Peers.Nodes;

namespace ActorProxy.Fuzz.Targets;

/// <summary>The payload in which a node tells who is in the cluster, and a table that takes it again and again.</summary>
internal sealed class MembersTarget : IFuzzTarget
{
    private static readonly MemberTimes Times = new(1000, 5000);

    public string Name => "members";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/members"];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (!NodeMembers.TryRead(input, out var members))
            return;
        if (members.Length is 0 or > MemberTable.MostMembers || members.Any(static one => one.Name.Length is 0 or > NodeMembers.LongestName || one.Incarnation < 0))
            throw new InvalidOperationException($"{members.Length} members that can't be");
        var table = new MemberTable("a", NetworkAddress.IPv4(0x7f000001, 10700), 5, Times, 0);
        table.Merge(members, 10);
        if (table.Merge(members, 20).Any(static one => one.Name != "a"))
            throw new InvalidOperationException("the same news changes something for the second time");
        if (table.Others.Count >= MemberTable.MostMembers || table.Self.State != MemberState.Alive)
            throw new InvalidOperationException($"{table.Others.Count} others, and this node is {table.Self.State}");
        table.Check(100_000, 0);
        table.Check(200_000, 0);
        if (table.Others.Count != 0)
            throw new InvalidOperationException("who is silent is not forgotten");
    }
}
