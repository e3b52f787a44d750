using System.Collections.Immutable;

namespace ActorProxy.Node.StickTables.Claims;

/// <summary>Who is asked before a new key is bound to a server, for each <c>peers</c> section.</summary>
/// <remarks>Any thread. The peers' actors tell who is connected.</remarks>
public sealed class KeyClaims
{
    /// <summary>How long a connection waits for the owner of its key before it decides itself.</summary>
    public const int TimeoutMs = 50;

    private ImmutableDictionary<string, ClaimMembers> _sections = ImmutableDictionary<string, ClaimMembers>.Empty;

    /// <summary>The members of a section; null while it has none.</summary>
    public ClaimMembers? MembersOf(string section) => Volatile.Read(ref _sections).GetValueOrDefault(section);

    public void Change(string section, Func<ClaimMembers?, ClaimMembers> change) =>
        ImmutableInterlocked.AddOrUpdate(ref _sections, section, _ => change(null), (_, known) => change(known));
}
