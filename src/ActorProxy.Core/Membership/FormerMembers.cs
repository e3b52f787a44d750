using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Membership;

/// <summary>Where members were that fell silent and were removed: they are asked now and then, so that parts of a cluster that have removed each other meet again without a seed.</summary>
/// <remarks>Pure: no clock, no socket; belongs to one caller.</remarks>
public sealed class FormerMembers
{
    /// <summary>Of one more, the one that was removed first is forgotten.</summary>
    public const int Most = 64;

    /// <summary>How often each is asked, in milliseconds.</summary>
    public const long PaceMs = 10_000;

    /// <summary>How long it is remembered, in milliseconds: a day.</summary>
    public const long KeepMs = 24 * 60 * 60 * 1000L;

    /// <summary>In the order in which they were removed.</summary>
    private readonly List<Former> _all = [];

    public int Count => _all.Count;

    /// <summary>Takes what has changed: who was removed without having left is remembered, who is known again is not any more.</summary>
    public void Take(IReadOnlyList<MemberChange> changes, long nowMs)
    {
        foreach (var change in changes)
        {
            Forget(change.Name);

            // Who has left wanted to.
            if (change is not { After: null, Before: { State: not MemberState.Left } removed })
                continue;
            if (_all.Count == Most)
                _all.RemoveAt(0);
            _all.Add(new Former(removed.Name, removed.Address, nowMs + KeepMs, nowMs + PaceMs));
        }
    }

    /// <summary>Whom to ask now; each is named again after <see cref="PaceMs"/>.</summary>
    public IReadOnlyList<NetworkAddress> Due(long nowMs)
    {
        _all.RemoveAll(one => nowMs >= one.UntilMs);
        var due = new List<NetworkAddress>();
        for (var i = 0; i < _all.Count; i++)
        {
            if (nowMs < _all[i].NextMs)
                continue;
            due.Add(_all[i].Address);
            _all[i] = _all[i] with { NextMs = nowMs + PaceMs };
        }

        return due;
    }

    private void Forget(string name) => _all.RemoveAll(one => one.Name == name);

    private readonly record struct Former(string Name, NetworkAddress Address, long UntilMs, long NextMs);
}
