using System.Collections.Immutable;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Node.StickTables.Claims;

/// <summary>The nodes of a <c>peers</c> section as this one sees them now. Immutable.</summary>
public sealed class ClaimMembers
{
    private readonly uint _self;
    private readonly ImmutableArray<uint> _others;
    private readonly ImmutableArray<uint> _foreign;
    private readonly ImmutableArray<ClaimMember> _connected;
    private readonly uint[] _live;
    private readonly uint[] _possible;

    /// <param name="others">All other members of the section.</param>
    /// <param name="foreign">Those of them that are no nodes of this project.</param>
    private ClaimMembers(ClaimCounters counters, uint self, ImmutableArray<uint> others, ImmutableArray<uint> foreign, ImmutableArray<ClaimMember> connected)
    {
        Counters = counters;
        (_self, _others, _foreign, _connected) = (self, others, foreign, connected);
        _live = [self, .. connected.Select(static one => one.Number)];
        _possible = [self, .. others.Where(one => !foreign.Contains(one))];
    }

    public ClaimCounters Counters { get; }

    /// <summary>The members of a configuration; what is known of those before is kept.</summary>
    public static ClaimMembers Of(ClaimMembers? known, string self, IEnumerable<string> others)
    {
        ImmutableArray<uint> numbers = [.. others.Select(NodeNumber.Of)];
        return new ClaimMembers(known?.Counters ?? new ClaimCounters(), NodeNumber.Of(self), numbers, [.. (known?._foreign ?? []).Where(one => numbers.Contains(one))], [.. (known?._connected ?? []).Where(one => numbers.Contains(one.Number))]);
    }

    /// <summary>Whom to ask for a key; null for this node itself.</summary>
    /// <param name="isSure">False when the key's owner of all members is not connected: whoever is connected to it may be told something else.</param>
    public ClaimMember? OwnerOf(ReadOnlySpan<byte> key, ulong table, out bool isSure)
    {
        var owner = KeyOwner.Of(key, table, _live);
        isSure = _live.Length == _possible.Length || KeyOwner.Of(key, table, _possible) == owner;
        foreach (var member in _connected)
            if (member.Number == owner)
                return member;
        return null;
    }

    /// <summary>A node is connected.</summary>
    public ClaimMembers With(ClaimMember member) => new(Counters, _self, _others, _foreign.Remove(member.Number), [.. Apart(member.Number), member]);

    /// <summary>A node is no longer connected.</summary>
    public ClaimMembers Without(uint member) => new(Counters, _self, _others, _foreign, [.. Apart(member)]);

    /// <summary>A member has turned out to be no node of this project: it is never asked, and nobody asks it.</summary>
    public ClaimMembers Excluding(uint member) => new(Counters, _self, _others, _foreign.Contains(member) ? _foreign : _foreign.Add(member), [.. Apart(member)]);

    private IEnumerable<ClaimMember> Apart(uint member) => _connected.Where(one => one.Number != member);
}
