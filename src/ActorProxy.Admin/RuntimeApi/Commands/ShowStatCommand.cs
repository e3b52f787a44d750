using ActorProxy.Config.Model;
using ActorProxy.Core.Stats.Reports;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show stat</c>: the counters and states of frontends, servers and backends.</summary>
internal sealed class ShowStatCommand : RuntimeCommand
{
    public override string Words => "show stat";
    public override string Usage => "show stat [desc|json|no-maint|typed|up]*";
    public override string Summary => "show the counters of each proxy and server";

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (StatRequest.Parse(call.Arguments, call.Session.Level > AdminLevel.User, out var error) is not { } request)
        {
            await call.Fail(error!);
            return;
        }

        var proxies = await call.Node.ProxiesAsync();
        if (StatReport.Check(proxies, request) is { } fault)
        {
            await call.Fail(fault);
            return;
        }

        foreach (var _ in StatReport.WriteByRow(proxies, request, call.Answer))
            await call.Answer.FlushIfLongAsync();
    }
}
