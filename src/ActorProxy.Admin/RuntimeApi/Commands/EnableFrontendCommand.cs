using ActorProxy.Node.Frontends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>enable frontend</c>: whether a frontend accepts clients; connections go on.</summary>
internal sealed class EnableFrontendCommand : FrontendCommand
{
    public override string Words => "enable frontend";
    public override string Usage => "enable frontend <frontend>";
    public override string Summary => "have a frontend accept again";

    protected override async ValueTask RunAsync(CommandCall call, Frontend frontend)
    {
        switch (await ChangeAsync(call, frontend, FrontendAction.Resume))
        {
            case FrontendActionResult.Unchanged:
                await call.Say(Sessions.MessageSeverity.Notice, "All sockets are already enabled.");
                break;
            case FrontendActionResult.IsShutDown:
                await call.Fail("Frontend was previously shut down, cannot enable.");
                break;
            case FrontendActionResult.Failed:
                await call.Fail("Failed to resume frontend, check logs for precise cause.");
                break;
            case FrontendActionResult.NoSuchFrontend:
                await call.Fail("No such frontend.");
                break;
        }
    }
}
