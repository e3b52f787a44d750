using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>rolling-reload</c>: reloads all nodes of the cluster, one after the other, and tells how it goes. It goes on when the session ends.</summary>
internal sealed class RollingReloadCommand : RuntimeCommand
{
    public override string Words => "rolling-reload";
    public override string Usage => "rolling-reload [skip-unreachable]";
    public override string Summary => "reload all nodes of the cluster, one after the other, each without its floating addresses";
    public override AdminLevel Level => AdminLevel.Admin;

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (call.Context.Options.RollingReloads() is not { } reloads)
        {
            await call.Fail("This node is in no cluster; 'reload' reloads it alone.");
            return;
        }

        if (call.Arguments.Any(static one => one != "skip-unreachable"))
        {
            await call.Fail($"'rolling-reload' knows 'skip-unreachable' alone, not '{call.Arguments.First(static one => one != "skip-unreachable")}'.");
            return;
        }

        var run = reloads.Begin(skipsUnreachable: call.Arguments.Count > 0);
        for (var told = 0; ;)
        {
            var (lines, isOver, change) = run.Progress;
            for (; told < lines.Count; told++)
                call.Answer.WriteLine(lines[told]);
            await call.Answer.FlushAsync();
            call.Answer.HasFailed = isOver && !run.IsDone;
            if (isOver || call.Answer.IsBroken)
                return;
            await change;
        }
    }
}
