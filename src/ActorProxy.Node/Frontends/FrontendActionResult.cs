namespace ActorProxy.Node.Frontends;

/// <summary>What became of a <see cref="FrontendAction"/>.</summary>
public enum FrontendActionResult
{
    Done,
    NoSuchFrontend,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>It was shut down before.</summary>
    IsShutDown,

    /// <summary>An address could not be listened on again; the log says which and why.</summary>
    Failed,
}
