using ActorProxy.Config.Model;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>clear counters</c>: maxima begin anew; with <c>all</c>, which needs the level admin, totals too.</summary>
internal sealed class ClearCountersCommand : RuntimeCommand
{
    public override string Words => "clear counters";
    public override string Usage => "clear counters [all]";
    public override string Summary => "clear maxima, or all counters";
    public override AdminLevel Level => AdminLevel.Operator;

    public override async ValueTask RunAsync(CommandCall call)
    {
        var all = call.Argument(0) == "all";
        if (call.Arguments.Count > 0 && !all)
        {
            await call.Fail($"'clear counters' takes 'all' or nothing, not '{call.Argument(0)}'.");
            return;
        }

        if (all && call.Session.Level < AdminLevel.Admin)
        {
            await call.Fail("Permission denied");
            return;
        }

        var services = call.Node.Services;
        services.Counters.ClearMaxima();
        services.Table.ClearFrontends(all);
        var answers = new List<Task>();
        foreach (var backend in call.Generation?.Backends.Values ?? [])
        {
            var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            backend.Balancer.Tell(new OperatorProtocol.ClearCounters(all, answer));
            answers.Add(answer.Task);
        }

        await Task.WhenAll(answers);
    }
}
