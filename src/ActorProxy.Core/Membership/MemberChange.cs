namespace ActorProxy.Core.Membership;

/// <summary>One change of a member.</summary>
/// <param name="Before">Null for one that was not known.</param>
/// <param name="After">Null for one that was removed.</param>
public readonly record struct MemberChange(Member? Before, Member? After)
{
    public string Name => (After ?? Before)!.Name;

    /// <summary>It is another process of the same name.</summary>
    public bool IsRestart => Before is { } before && After is { } after && before.Incarnation != after.Incarnation;
}
