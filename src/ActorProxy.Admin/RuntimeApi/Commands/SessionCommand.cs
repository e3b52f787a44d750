namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>A command that changes its own session. The master's socket carries it out without an answer.</summary>
internal abstract class SessionCommand : RuntimeCommand
{
    public override CommandScope Scope => CommandScope.Both;
}
