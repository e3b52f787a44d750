using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>disable agent</c>: whether a server's agent is asked.</summary>
internal sealed class DisableAgentCommand : ServerCommand
{
    public override string Words => "disable agent";
    public override string Usage => "disable agent <bk>/<srv>";
    public override string Summary => "have a server's agent not asked for the time being";

    protected override async ValueTask RunAsync(CommandCall call, ServerTarget target)
    {
        var result = await target.AskAsync(answer => new OperatorProtocol.SetAgentEnabled(target.Server.Name, IsEnabled: false, answer));
        // A server without an agent has none that is asked: all is well.
        if (result != ServerCommandResult.NoAgent)
            await Answer(call, result);
    }
}
