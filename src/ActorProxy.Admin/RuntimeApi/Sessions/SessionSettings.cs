using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Sessions;

/// <summary>What a session may do and how it is answered; commands change it. Owned by its <see cref="SessionActor"/>.</summary>
public sealed class SessionSettings(AdminLevel level, SeverityOutput severity, TimeSpan timeout)
{
    /// <summary>Can only be lowered.</summary>
    public AdminLevel Level { get; private set; } = level;

    public SeverityOutput Severity { get; set; } = severity;

    /// <summary>How long the client may stay silent, or not take its answer.</summary>
    public TimeSpan Timeout { get; set; } = timeout;

    public PromptMode Mode { get; set; }

    /// <summary>The prompt shows the process's uptime.</summary>
    public bool IsTimed { get; set; }

    /// <summary><c>experimental-mode on</c>: commands that may still change are allowed.</summary>
    public bool IsExperimental { get; set; }

    /// <summary>The client said goodbye, or is to be sent away.</summary>
    public bool IsEnding { get; set; }

    /// <summary>The session came in by the master's socket.</summary>
    public bool IsMaster { get; init; }

    /// <summary>Another node of the cluster gives the command: it is not passed on to a third one.</summary>
    public bool IsOfNode { get; init; }

    /// <summary>The socket says <c>expose-fd listeners</c>.</summary>
    public bool MayPassListeners { get; init; }

    /// <summary>At the master socket: the commands without <c>@</c> go to the worker.</summary>
    public bool IsAtWorker { get; set; }

    /// <summary>Each answer ends with a line that says whether the command went well.</summary>
    public bool TellsOutcome { get; set; }

    /// <summary>Gives rights up; a higher level than the session's changes nothing.</summary>
    public void LowerTo(AdminLevel level)
    {
        if (level < Level)
            Level = level;
    }
}
