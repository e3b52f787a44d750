using ActorProxy.Node.Frontends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>shutdown frontend</c>: a frontend gives its addresses up until the next reload; connections go on.</summary>
internal sealed class ShutdownFrontendCommand : FrontendCommand
{
    public override string Words => "shutdown frontend";
    public override string Usage => "shutdown frontend <frontend>";
    public override string Summary => "have a frontend give its addresses up until the next reload";

    protected override string DisabledText => "Frontend was already shut down.";

    protected override async ValueTask RunAsync(CommandCall call, Frontend frontend)
    {
        switch (await ChangeAsync(call, frontend, FrontendAction.ShutDown))
        {
            case FrontendActionResult.IsShutDown:
                await call.Say(Sessions.MessageSeverity.Notice, "Frontend was already shut down.");
                break;
            case FrontendActionResult.NoSuchFrontend:
                await call.Fail("No such frontend.");
                break;
        }
    }
}
