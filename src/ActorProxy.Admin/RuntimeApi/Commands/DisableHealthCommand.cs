using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>disable health</c>: whether a server's checks are made.</summary>
internal sealed class DisableHealthCommand : ServerCommand
{
    public override string Words => "disable health";
    public override string Usage => "disable health <bk>/<srv>";
    public override string Summary => "have a server not checked for the time being";

    protected override async ValueTask RunAsync(CommandCall call, ServerTarget target)
    {
        var result = await target.AskAsync(answer => new OperatorProtocol.SetChecks(target.Server.Name, AreEnabled: false, answer));

        // A server without checks is not checked: all is well.
        if (result != ServerCommandResult.NotChecked)
            await Answer(call, result);
    }
}
