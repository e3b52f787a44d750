namespace ActorProxy.TestKit.Processes;

/// <summary>What a command that ended left behind.</summary>
public sealed record CommandResult(int ExitCode, string StandardOutput, string StandardError)
{
    public string Output => StandardOutput + StandardError;
}
