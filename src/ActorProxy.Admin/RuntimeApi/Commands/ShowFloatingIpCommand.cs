using ActorProxy.Cluster.FloatingIp;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show floating-ip</c>: this node's virtual routers: who has the addresses, since when, and what was sent and heard.</summary>
internal sealed class ShowFloatingIpCommand : RuntimeCommand
{
    public override string Words => "show floating-ip";
    public override string Usage => "show floating-ip [<name>] [json]";
    public override string Summary => "show the floating addresses and which node has them";

    public override async ValueTask RunAsync(CommandCall call)
    {
        var isJson = call.Arguments.Count > 0 && call.Arguments[^1] == "json";
        var name = call.Arguments.Count > (isJson ? 1 : 0) ? call.Argument(0) : null;
        if (call.Context.Options.Cluster() is not { } cluster)
        {
            await call.Fail("This node has no floating addresses: it was started without --node, or node.conf has no floating-ip.");
            return;
        }

        var all = await cluster.FloatingIpsAsync();
        FloatingIpSnapshot[] wanted = [.. all.Where(one => name is null || one.Plan.Name == name)];
        if (name is not null && wanted.Length == 0)
            await call.Fail($"No floating address is named '{name}'; known: {string.Join(", ", all.Select(static one => one.Plan.Name))}.");
        else if (isJson)
            call.Answer.WriteLine(FloatingIpReport.Json(wanted));
        else
            foreach (var one in wanted)
                call.Answer.WriteLine(FloatingIpReport.Text(one));
    }
}
