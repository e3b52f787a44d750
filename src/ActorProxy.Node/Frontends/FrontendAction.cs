namespace ActorProxy.Node.Frontends;

/// <summary>What an operator asks of a frontend.</summary>
public enum FrontendAction
{
    /// <summary><c>disable frontend</c>: clients are refused until <see cref="Resume"/>; connections go on.</summary>
    Pause,

    /// <summary><c>enable frontend</c>.</summary>
    Resume,

    /// <summary><c>shutdown frontend</c>: its addresses are given up until the next reload; connections go on.</summary>
    ShutDown,
}
