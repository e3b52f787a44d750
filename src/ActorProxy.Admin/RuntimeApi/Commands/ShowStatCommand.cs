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
        var request = StatRequest.Parse(call.Arguments, call.Session.Level > AdminLevel.User, out var error);
        if (request is not null)
            error = StatReport.Write(await call.Node.ProxiesAsync(), request, call.Answer);
        if (error is not null)
            await call.Fail(error);
    }
}
