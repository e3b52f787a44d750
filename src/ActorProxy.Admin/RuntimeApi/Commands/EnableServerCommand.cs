using ActorProxy.Core.Balancing;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>enable server</c>, the older form of <c>set server … state</c>.</summary>
internal sealed class EnableServerCommand : ServerCommand
{
    public override string Words => "enable server";
    public override string Usage => "enable server <bk>/<srv>";
    public override string Summary => "take a server out of maintenance (prefer 'set server')";

    protected override async ValueTask RunAsync(CommandCall call, ServerTarget target) =>
        await Answer(call, await target.AskAsync(answer => new OperatorProtocol.SetState(target.Server.Name, AdminCommandState.Ready, answer)));
}
