namespace ActorProxy.Core.Rules;

/// <summary>What follows from a rule, and from a whole set of them.</summary>
public enum RuleVerdict
{
    /// <summary>The next rule decides; behind the last one, the traffic passes.</summary>
    Continue,

    /// <summary>The traffic passes this set's other rules.</summary>
    Accept,

    /// <summary>The connection is refused.</summary>
    Reject,

    /// <summary>The connection is dropped without a word to the client.</summary>
    Drop,

    /// <summary>The server's connection is closed, and the client's with it, in order.</summary>
    Close,

    /// <summary>It can't be said yet: more data, or the end of the delay, will tell.</summary>
    Wait,
}
