using ActorProxy.Config.Model;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>get weight</c>: a server's weight now, and that of the configuration.</summary>
internal sealed class GetWeightCommand : ServerCommand
{
    public override string Words => "get weight";
    public override string Usage => "get weight <bk>/<srv>";
    public override string Summary => "show a server's weight";
    public override AdminLevel Level => AdminLevel.User;

    protected override async ValueTask RunAsync(CommandCall call, ServerTarget target)
    {
        if (await target.SnapshotAsync() is not { } server)
            await Answer(call, ServerCommandResult.NoSuchServer);
        else
            call.Answer.WriteLine($"{server.UserWeight} (initial {server.InitialWeight})");
    }
}
