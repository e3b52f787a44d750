using ActorProxy.Core.Stats.Reports;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show backend</c>: the names of the backends.</summary>
internal sealed class ShowBackendCommand : RuntimeCommand
{
    public override string Words => "show backend";
    public override string Summary => "list the backends of the current configuration";

    public override async ValueTask RunAsync(CommandCall call) => BackendReport.Write(await call.Node.ProxiesAsync(), call.Answer);
}
