using System.Collections.Immutable;

namespace ActorProxy.Node.StickTables.Claims;

/// <summary>Who is asked before a new key is bound to a server, for each <c>peers</c> section, and how that went so far.</summary>
/// <remarks>Any thread. The peers' actors tell who is connected.</remarks>
public sealed class KeyClaims
{
    /// <summary>How long a connection waits for the owner of its key before it decides itself.</summary>
    public const int TimeoutMs = 50;

    private ImmutableDictionary<string, ClaimMembers> _sections = ImmutableDictionary<string, ClaimMembers>.Empty;
    private long _asked;
    private long _timedOut;
    private long _unsure;

    /// <summary>Keys that other nodes were asked for.</summary>
    public long Asked => Volatile.Read(ref _asked);

    /// <summary>Keys whose owner did not answer in time: two nodes may have decided differently until they hear of each other.</summary>
    public long TimedOut => Volatile.Read(ref _timedOut);

    /// <summary>Keys that were bound while their owner was not connected: as for <see cref="TimedOut"/>.</summary>
    public long Unsure => Volatile.Read(ref _unsure);

    /// <summary>The members of a section; null while it has none.</summary>
    public ClaimMembers? MembersOf(string section) => Volatile.Read(ref _sections).GetValueOrDefault(section);

    public void Change(string section, Func<ClaimMembers?, ClaimMembers> change) =>
        ImmutableInterlocked.AddOrUpdate(ref _sections, section, _ => change(null), (_, known) => change(known));

    public void CountAsked() => Interlocked.Increment(ref _asked);

    public void CountTimedOut() => Interlocked.Increment(ref _timedOut);

    public void CountUnsure() => Interlocked.Increment(ref _unsure);
}
