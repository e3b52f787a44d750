using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show cli level</c>: what this session may do.</summary>
internal sealed class ShowCliLevelCommand : RuntimeCommand
{
    public override string Words => "show cli level";
    public override string Summary => "show the level of this session";
    public override CommandScope Scope => CommandScope.Both;

    public override ValueTask RunAsync(CommandCall call) => call.Say(Sessions.MessageSeverity.Info, NameOf(call.Session.Level));

    internal static string NameOf(AdminLevel level) => level switch
    {
        AdminLevel.Admin => "admin",
        AdminLevel.Operator => "operator",
        _ => "user",
    };
}
