namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>quit</c>: the end of the session.</summary>
internal sealed class QuitCommand : RuntimeCommand
{
    public override string Words => "quit";
    public override string Summary => "disconnect";
    public override CommandScope Scope => CommandScope.Both;
    public override bool IsAnswered => false;

    public override ValueTask RunAsync(CommandCall call)
    {
        call.Session.IsEnding = true;
        return default;
    }
}
