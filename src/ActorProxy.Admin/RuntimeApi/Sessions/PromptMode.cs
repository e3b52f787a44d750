namespace ActorProxy.Admin.RuntimeApi.Sessions;

/// <summary>How a session of the runtime API is held.</summary>
public enum PromptMode
{
    /// <summary>One line, its answers, the end: what scripts do.</summary>
    NonInteractive,

    /// <summary>The session stays open between commands.</summary>
    Interactive,

    /// <summary>As <see cref="Interactive"/>, and a prompt shows that a command is waited for.</summary>
    Prompt,
}
