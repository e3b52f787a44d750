namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show version</c>: the release that runs.</summary>
internal sealed class ShowVersionCommand : RuntimeCommand
{
    public override string Words => "show version";
    public override string Summary => "show the version of this process";
    public override CommandScope Scope => CommandScope.Both;

    public override ValueTask RunAsync(CommandCall call) => call.Say(Sessions.MessageSeverity.Info, call.Context.Options.Version);
}
