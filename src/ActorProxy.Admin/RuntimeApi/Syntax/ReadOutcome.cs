namespace ActorProxy.Admin.RuntimeApi.Syntax;

/// <summary>What a <see cref="CommandReader"/> found in what the client has sent so far.</summary>
public enum ReadOutcome
{
    /// <summary>Nothing complete: more has to come.</summary>
    NeedMore,

    /// <summary>A command.</summary>
    Command,

    /// <summary>A line of a payload: more of it has to come, and an interactive client is prompted for it.</summary>
    PayloadLine,

    /// <summary>A command and its payload are longer than allowed.</summary>
    TooLong,
}
