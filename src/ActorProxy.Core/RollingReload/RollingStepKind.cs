namespace ActorProxy.Core.RollingReload;

/// <summary>What is done with one node in a rolling reload, in this order.</summary>
public enum RollingStepKind
{
    /// <summary>No other rolling reload may begin.</summary>
    Claim,

    /// <summary>Would its configuration be used?</summary>
    Check,

    /// <summary>What keeps it from serving as it should before anything is changed: no more may do so after.</summary>
    LookBefore,

    /// <summary>Its floating addresses go to others.</summary>
    StandAside,
    Reload,

    /// <summary>It serves as well as before.</summary>
    LookAfter,

    /// <summary>It takes part in the floating addresses again.</summary>
    Resume,

    /// <summary>The addresses have owners again.</summary>
    Settle,

    /// <summary>Other rolling reloads may begin.</summary>
    Release,
}
