using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show startup-logs</c>: what was written while the process started.</summary>
internal sealed class ShowStartupLogsCommand : RuntimeCommand
{
    public override string Words => "show startup-logs";
    public override string Summary => "show what was written while the process started";
    public override AdminLevel Level => AdminLevel.Operator;
    public override CommandScope Scope => CommandScope.Both;

    public override ValueTask RunAsync(CommandCall call)
    {
        call.Answer.WriteLine(call.Context.Options.StartupLogs().TrimEnd('\n'));
        return default;
    }
}
