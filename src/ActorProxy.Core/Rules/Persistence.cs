namespace ActorProxy.Core.Rules;

/// <summary>What <c>force-persist</c> and <c>ignore-persist</c> say about a stream.</summary>
public enum Persistence
{
    Usual,

    /// <summary>To the server that it belongs to, even if that is down, and to no other.</summary>
    Forced,

    /// <summary>To whichever server the algorithm picks.</summary>
    Ignored,
}
