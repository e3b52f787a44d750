using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>operator</c>: gives the rights of an administrator up.</summary>
internal sealed class OperatorCommand : SessionCommand
{
    public override string Words => "operator";
    public override string Summary => "lower the level of this session to operator";
    public override AdminLevel Level => AdminLevel.Operator;

    public override ValueTask RunAsync(CommandCall call)
    {
        call.Session.LowerTo(AdminLevel.Operator);
        return default;
    }
}
