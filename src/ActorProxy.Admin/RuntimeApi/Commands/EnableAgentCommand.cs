using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>enable agent</c>: whether a server's agent is asked.</summary>
internal sealed class EnableAgentCommand : ServerCommand
{
    public override string Words => "enable agent";
    public override string Usage => "enable agent <bk>/<srv>";
    public override string Summary => "have a server's agent asked again";

    protected override async ValueTask RunAsync(CommandCall call, ServerTarget target)
    {
        var result = await target.AskAsync(answer => new OperatorProtocol.SetAgentEnabled(target.Server.Name, IsEnabled: true, answer));
        if (result == ServerCommandResult.NoAgent)
            await call.Fail("Agent was not configured on this server, cannot enable.");
        else
            await Answer(call, result);
    }
}
