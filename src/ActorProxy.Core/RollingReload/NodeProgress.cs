namespace ActorProxy.Core.RollingReload;

/// <summary>How far a rolling reload has come with a node.</summary>
public enum NodeProgress
{
    /// <summary>Nothing has been changed on it.</summary>
    Untouched,

    /// <summary>It has given its floating addresses away and uses its old configuration.</summary>
    StandsAside,

    /// <summary>It uses the new configuration, and has not taken its floating addresses back.</summary>
    Reloaded,

    /// <summary>It uses the new configuration and takes part in everything.</summary>
    Done,
}
