using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>experimental-mode</c>: allows this session the commands that may still change.</summary>
internal sealed class ExperimentalModeCommand : RuntimeCommand
{
    public override string Words => "experimental-mode";
    public override string Usage => "experimental-mode [on|off]";
    public override string Summary => "allow experimental commands in this session";
    public override AdminLevel Level => AdminLevel.Admin;

    public override ValueTask RunAsync(CommandCall call)
    {
        switch (call.Argument(0))
        {
            case "on":
                call.Session.IsExperimental = true;
                break;
            case "":
                call.Answer.WriteLine($"experimental-mode is {(call.Session.IsExperimental ? "ON" : "OFF")}");
                break;
            default:
                call.Session.IsExperimental = false;
                break;
        }

        return default;
    }
}
