using System.Collections.Immutable;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Node.StickTables.Claims;

/// <summary>The nodes of a <c>peers</c> section as this one sees them now. Immutable.</summary>
/// <param name="Self">This node's number.</param>
public sealed record ClaimMembers(uint Self)
{
    private readonly uint[] _live = [Self];
    private readonly uint[] _possible = [Self];

    /// <summary>Those that can be asked.</summary>
    public ImmutableArray<ClaimMember> Connected
    {
        get;
        init
        {
            field = value;
            _live = [Self, .. value.Select(static one => one.Number)];
        }
    } = [];

    /// <summary>All other members that may be nodes of this project; one that has turned out to be another kind of peer is none.</summary>
    public ImmutableArray<uint> Others
    {
        get;
        init
        {
            field = value;
            _possible = [Self, .. value];
        }
    } = [];

    /// <summary>Whom to ask for a key; null for this node itself.</summary>
    /// <param name="isSure">False when the key's owner of all members is not connected: whoever is connected to it may be told something else.</param>
    public ClaimMember? OwnerOf(ReadOnlySpan<byte> key, ulong table, out bool isSure)
    {
        var owner = KeyOwner.Of(key, table, _live);
        isSure = _live.Length == _possible.Length || KeyOwner.Of(key, table, _possible) == owner;
        foreach (var member in Connected)
            if (member.Number == owner)
                return member;
        return null;
    }

    public ClaimMembers With(ClaimMember member) => this with { Connected = [.. Connected.Where(one => one.Number != member.Number), member], Others = Others.Contains(member.Number) ? Others : Others.Add(member.Number) };

    public ClaimMembers Without(uint member) => this with { Connected = [.. Connected.Where(one => one.Number != member)] };

    /// <summary>A member is no node of this project.</summary>
    public ClaimMembers Excluding(uint member) => Without(member) with { Others = Others.Remove(member) };
}
