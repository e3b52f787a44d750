using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>user</c>: gives all rights to change something up.</summary>
internal sealed class UserCommand : SessionCommand
{
    public override string Words => "user";
    public override string Summary => "lower the level of this session to user";

    public override ValueTask RunAsync(CommandCall call)
    {
        call.Session.LowerTo(AdminLevel.User);
        return default;
    }
}
