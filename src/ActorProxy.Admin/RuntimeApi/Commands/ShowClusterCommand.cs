using ActorProxy.Node;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show cluster</c>: the nodes of the cluster, and how this one sees them.</summary>
internal sealed class ShowClusterCommand : RuntimeCommand
{
    public override string Words => "show cluster";
    public override string Usage => "show cluster [json]";
    public override string Summary => "show the nodes of the cluster and their states";

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (call.Context.Options.Membership() is not { } membership)
            await call.Fail("This node is in no cluster: it was started without --node, or node.conf has no cluster.");
        else
            call.Answer.WriteLine(call.Argument(0) == "json" ? ClusterReport.Json(membership, NodeServices.NowMs) : ClusterReport.Text(membership, NodeServices.NowMs));
    }
}
