using ActorProxy.Config.Model;

namespace ActorProxy.Core.Health;

/// <summary>How a server's latest checks ended, as one counter: 0 is down, <see cref="HealthPolicy.Full"/> is fully up.</summary>
/// <remarks>
/// Up while the counter is at least <c>rise</c>. Pure: no socket, clock or actor. Passing checks lead from 0 through <c>rise</c> at once to full,
/// failing ones from full through <c>rise</c> at once to 0, so that <c>rise</c> and <c>fall</c> count consecutive checks.
/// </remarks>
public readonly record struct HealthState(int Counter)
{
    /// <summary>What a server counts as before its first check, and after maintenance.</summary>
    public static HealthState Initial(HealthPolicy policy) => policy.InitState switch
    {
        InitState.FullyUp => new(policy.Full),
        InitState.Up => new(policy.Rise),
        InitState.Down => new(policy.Rise - 1),
        _ => new(0),
    };

    public static HealthState Full(HealthPolicy policy) => new(policy.Full);

    public bool IsUp(HealthPolicy policy) => Counter >= policy.Rise;

    /// <summary>Returns the state after one check; the same one when the check says nothing new.</summary>
    public HealthState After(bool passed, HealthPolicy policy)
    {
        if (passed)
            return Counter + 1 >= policy.Rise ? new(policy.Full) : new(Counter + 1);
        return Counter - 1 < policy.Rise ? new(0) : new(Counter - 1);
    }

    /// <summary>The position within the way up or down, as <c>show stat</c> prints it: "2/3".</summary>
    public string Progress(HealthPolicy policy) => IsUp(policy)
        ? $"{Counter - policy.Rise + 1}/{policy.Fall}"
        : $"{Counter}/{policy.Rise}";
}
