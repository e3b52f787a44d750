using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>enable health</c>: whether a server's checks are made.</summary>
internal sealed class EnableHealthCommand : ServerCommand
{
    public override string Words => "enable health";
    public override string Usage => "enable health <bk>/<srv>";
    public override string Summary => "have a server checked again";

    protected override async ValueTask RunAsync(CommandCall call, ServerTarget target) =>
        await Answer(call, await target.AskAsync(answer => new OperatorProtocol.SetChecks(target.Server.Name, AreEnabled: true, answer)));
}
