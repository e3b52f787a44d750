using System.Globalization;
using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>reload</c>: reads the configuration again; connections stay on the one that they began with.</summary>
/// <remarks>Answers as HAProxy's master does: the outcome, a line of two dashes, what there is to say.</remarks>
internal sealed class ReloadCommand : RuntimeCommand
{
    public override string Words => "reload";
    public override string Summary => "read the configuration again and use it for new connections";
    public override CommandScope Scope => CommandScope.Both;

    public override async ValueTask RunAsync(CommandCall call)
    {
        // At the master's socket an operator may reload (management.txt 9.4.1); the stats sockets have no such rule.
        if (call.Session.Level < (call.Session.IsMaster ? AdminLevel.Operator : AdminLevel.Admin))
        {
            await call.Fail("Permission denied");
            return;
        }

        var outcome = await call.Context.Options.ReloadAsync();
        call.Answer.WriteLine(outcome.IsAccepted ? "Success=1" : "Success=0");
        call.Answer.HasFailed |= !outcome.IsAccepted;
        call.Answer.WriteLine("--");
        var pid = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (var line in outcome.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            call.Answer.WriteLine(line);
        call.Answer.WriteLine(outcome.IsAccepted ? $"[NOTICE]   ({pid}) : Loading success." : $"[WARNING]  ({pid}) : Loading failure!");
    }
}
