using ActorProxy.Core.Balancing;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>disable server</c>, the older form of <c>set server … state</c>.</summary>
internal sealed class DisableServerCommand : ServerCommand
{
    public override string Words => "disable server";
    public override string Usage => "disable server <bk>/<srv>";
    public override string Summary => "put a server into maintenance (prefer 'set server')";

    protected override async ValueTask RunAsync(CommandCall call, ServerTarget target) =>
        await Answer(call, await target.AskAsync(answer => new OperatorProtocol.SetState(target.Server.Name, AdminCommandState.Maint, answer)));
}
