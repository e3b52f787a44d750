namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show rolling-reload</c>: the last one that this node was asked for, or the one that it carries out.</summary>
internal sealed class ShowRollingReloadCommand : RuntimeCommand
{
    public override string Words => "show rolling-reload";
    public override string Summary => "show how the last rolling reload that this node was asked for went";

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (call.Context.RollingReload.HolderAt(Node.NodeServices.NowMs) is { } holder)
            call.Answer.WriteLine($"A rolling reload is carried out by {holder}.");
        if (call.Context.Options.RollingReloads()?.Latest is not { } run)
            await call.Fail("This node has carried out no rolling reload.");
        else
            foreach (var line in run.Progress.Lines)
                call.Answer.WriteLine(line);
    }
}
