namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>help</c>: the commands, or those that begin with the words given.</summary>
internal sealed class HelpCommand : RuntimeCommand
{
    public override string Words => "help";
    public override string Usage => "help [<command>]";
    public override string Summary => "list all commands, or those that begin with <command>";
    public override CommandScope Scope => CommandScope.Both;

    public override ValueTask RunAsync(CommandCall call)
    {
        CommandHelp.Write(call);
        return default;
    }
}
