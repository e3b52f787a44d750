using ActorProxy.Config.Model;

namespace ActorProxy.Core.Health;

/// <summary>What <c>observe</c> has seen of a server's traffic: errors in a row, and what they lead to at the limit.</summary>
/// <param name="Count">Errors since the last success or check that passed.</param>
public readonly record struct ObservedErrors(int Count)
{
    /// <summary>Counts one more; at <c>error-limit</c> returns the action and starts anew.</summary>
    public (ObservedErrors Next, OnErrorAction? Action) AfterError(HealthPolicy policy)
        => Count + 1 >= policy.ErrorLimit ? (default, policy.OnError) : (new(Count + 1), null);
}
