using ActorProxy.Node.Frontends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>disable frontend</c>: whether a frontend accepts clients; connections go on.</summary>
internal sealed class DisableFrontendCommand : FrontendCommand
{
    public override string Words => "disable frontend";
    public override string Usage => "disable frontend <frontend>";
    public override string Summary => "have a frontend refuse clients for the time being";

    protected override async ValueTask RunAsync(CommandCall call, Frontend frontend)
    {
        switch (await ChangeAsync(call, frontend, FrontendAction.Pause))
        {
            case FrontendActionResult.Unchanged:
                await call.Say(Sessions.MessageSeverity.Notice, "All sockets are already disabled.");
                break;
            case FrontendActionResult.IsShutDown:
                await call.Fail("Frontend was previously shut down, cannot disable.");
                break;
            case FrontendActionResult.Failed:
                await call.Fail("Failed to disable frontend, check logs for precise cause.");
                break;
            case FrontendActionResult.NoSuchFrontend:
                await call.Fail("No such frontend.");
                break;
        }
    }
}
