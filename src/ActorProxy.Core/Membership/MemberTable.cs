using System.Collections.Immutable;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Membership;

/// <summary>Who is in the cluster, as one node knows it: from what it hears itself, and from what other nodes tell.</summary>
/// <remarks>
/// Pure: no clock, no socket; belongs to one caller. Whether a member lives is judged by what this node itself hears; others are believed
/// that there is a member, that it is another process now, and that it has left. So a rumour never makes a suspect, and a member that this
/// node has removed comes back as soon as anybody hears it.
/// </remarks>
public sealed class MemberTable
{
    /// <summary>Further ones are not taken: their list goes out as one message.</summary>
    public const int MostMembers = 128;

    private readonly SortedDictionary<string, Member> _others = new(StringComparer.Ordinal);
    private readonly MemberTimes _times;
    private readonly List<MemberChange> _changes = [];

    /// <param name="incarnation">Higher than that of any earlier process of this name: the time at which this one began.</param>
    public MemberTable(string name, NetworkAddress address, long incarnation, MemberTimes times, long nowMs)
    {
        _times = times;
        Self = new Member(name, address, incarnation, MemberState.Alive, nowMs, nowMs, IsConnected: false);
    }

    /// <summary>This node.</summary>
    public Member Self { get; private set; }

    public IReadOnlyCollection<Member> Others => _others.Values;

    /// <summary>Who belongs to the cluster by the word of a store: then nobody else comes in by what nodes tell, and none of these is removed. Null without a store.</summary>
    public ImmutableHashSet<string>? Registered { get; set; }

    /// <summary>Members that were not taken, for want of room or because of their name.</summary>
    public long Refused { get; private set; }

    /// <summary>When <see cref="Check"/> has something to do; null while there is nobody to wait for.</summary>
    public long? NextMs
    {
        get
        {
            long? next = null;
            foreach (var one in _others.Values)
            {
                if (one.State != MemberState.Alive && IsRegistered(one.Name))
                    continue;
                var due = one.State == MemberState.Alive ? one.HeardMs + _times.SuspectAfterMs : RemovalOf(one);
                next = next is { } known ? Math.Min(known, due) : due;
            }

            return next;
        }
    }

    public Member? Find(string name) => name == Self.Name ? Self : _others.GetValueOrDefault(name);

    /// <summary>What this node tells others: itself first, so that they know who speaks.</summary>
    public IEnumerable<MemberRecord> Records() => _others.Values.Select(static one => one.Record).Prepend(Self.Record);

    /// <summary>Takes what another node tells; its own record is the first one.</summary>
    public IReadOnlyList<MemberChange> Merge(IReadOnlyList<MemberRecord> told, long nowMs)
    {
        _changes.Clear();
        for (var i = 0; i < told.Count; i++)
        {
            if (told[i].Name == Self.Name)
                MeetOwnName(told[i], nowMs);
            else
                Merge(told[i], isOwnWord: i == 0, nowMs);
        }

        return _changes;
    }

    /// <summary>Takes whom a store lists; this node may be among them.</summary>
    public IReadOnlyList<MemberChange> List(IReadOnlyList<MemberRecord> registered, long nowMs)
    {
        _changes.Clear();
        Registered = [.. registered.Select(static one => one.Name)];
        foreach (var one in registered)
            if (one.Name != Self.Name)
                Merge(one, isOwnWord: false, nowMs);
        return _changes;
    }

    /// <summary>A session with a member has begun.</summary>
    public IReadOnlyList<MemberChange> Begun(string name, long nowMs) => Change(name, one => Alive(one with { IsConnected = true, WasConnected = true }, nowMs));

    /// <summary>Something came from a member.</summary>
    public IReadOnlyList<MemberChange> Heard(string name, long nowMs) => Change(name, one => Alive(one, nowMs));

    /// <summary>A session with a member is over, for whichever reason: it may be dialled again at once.</summary>
    public IReadOnlyList<MemberChange> Ended(string name) => Change(name, static one => one with { IsConnected = false });

    /// <summary>After the end of a session nobody listens at the member's address: its process is gone.</summary>
    /// <remarks>The machine's own answer, so a stronger word than any silence. Who was never reached may only not listen yet.</remarks>
    public IReadOnlyList<MemberChange> NobodyThere(string name, long nowMs) =>
        Change(name, one => one.IsConnected || !one.WasConnected || one.State is MemberState.Left or MemberState.Gone ? one : To(one, MemberState.Gone, nowMs));

    /// <summary>Suspects who is silent, and removes who is silent for long.</summary>
    /// <param name="lateMs">How much later than asked for this is called: a node that was held up itself knows nothing about others.</param>
    public IReadOnlyList<MemberChange> Check(long nowMs, long lateMs)
    {
        _changes.Clear();
        foreach (var one in _others.Values.ToArray())
        {
            var known = lateMs > 0 && one.State == MemberState.Alive ? one with { HeardMs = Math.Min(nowMs, one.HeardMs + lateMs) } : one;
            if (known.State != MemberState.Alive && nowMs >= RemovalOf(known) && !IsRegistered(known.Name))
                Remove(known);
            else if (known.State == MemberState.Alive && nowMs - known.HeardMs >= _times.SuspectAfterMs)
                Put(one, To(known, MemberState.Suspected, nowMs));
            else
                _others[one.Name] = known;
        }

        return _changes;
    }

    /// <summary>This node leaves: from now on it says so.</summary>
    public void Leave(long nowMs) => Self = To(Self, MemberState.Left, nowMs);

    private static Member To(Member one, MemberState state, long nowMs) => one.State == state ? one : one with { State = state, SinceMs = nowMs };

    private static Member Alive(Member one, long nowMs) =>
        // Who has left says no more; a later process of the name has another incarnation.
        one.State == MemberState.Left ? one : To(one with { HeardMs = nowMs }, MemberState.Alive, nowMs);

    private long RemovalOf(Member one) => (one.State == MemberState.Left ? one.SinceMs : one.HeardMs) + _times.RemoveAfterMs;

    private void Merge(in MemberRecord told, bool isOwnWord, long nowMs)
    {
        var known = _others.GetValueOrDefault(told.Name);
        if (known is null)
        {
            // Who has left or is silent is no news to somebody who did not know it. It would go round for ever otherwise.
            if (told.State == MemberState.Alive && Registered?.Contains(told.Name) != false)
                Add(told, nowMs);
            return;
        }

        if (told.Incarnation < known.Incarnation)
            return;
        if (told.Incarnation > known.Incarnation)
        {
            if (told.State is MemberState.Alive or MemberState.Left)
                Put(known, new Member(told.Name, told.Address, told.Incarnation, told.State, nowMs, nowMs, known.IsConnected) { WasConnected = known.IsConnected });
            return;
        }

        if (told.State == MemberState.Left)
            Put(known, To(known, MemberState.Left, nowMs));
        else if (isOwnWord)
            Put(known, Alive(known with { Address = told.Address }, nowMs));
    }

    private bool IsRegistered(string name) => Registered?.Contains(name) == true;

    private void Add(in MemberRecord told, long nowMs)
    {
        if (_others.Count + 1 >= MostMembers)
        {
            Refused++;
            return;
        }

        var added = new Member(told.Name, told.Address, told.Incarnation, MemberState.Alive, nowMs, nowMs, IsConnected: false);
        _others.Add(added.Name, added);
        _changes.Add(new MemberChange(null, added));
    }

    /// <summary>Somebody speaks of a process of this node's name that is not older: only this process can say what is true of it.</summary>
    private void MeetOwnName(in MemberRecord told, long nowMs)
    {
        if (told.Incarnation < Self.Incarnation || (told.Incarnation == Self.Incarnation && told.State != MemberState.Left))
            return;
        if (Self.State == MemberState.Left)
            return;
        var before = Self;
        Self = Self with { Incarnation = told.Incarnation + 1, SinceMs = nowMs };
        _changes.Add(new MemberChange(before, Self));
    }

    private IReadOnlyList<MemberChange> Change(string name, Func<Member, Member> change)
    {
        _changes.Clear();
        if (_others.TryGetValue(name, out var one))
            Put(one, change(one));
        return _changes;
    }

    private void Put(Member before, Member after)
    {
        _others[after.Name] = after;
        if (before.State != after.State || before.Incarnation != after.Incarnation || before.IsConnected != after.IsConnected || before.Address != after.Address)
            _changes.Add(new MemberChange(before, after));
    }

    private void Remove(Member one)
    {
        _others.Remove(one.Name);
        _changes.Add(new MemberChange(one, null));
    }
}
