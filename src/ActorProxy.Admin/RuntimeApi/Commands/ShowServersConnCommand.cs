using ActorProxy.Core.Stats.Reports;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show servers conn</c>: the servers' connections, used and idle.</summary>
internal sealed class ShowServersConnCommand : RuntimeCommand
{
    public override string Words => "show servers conn";
    public override string Usage => "show servers conn [<backend>]";
    public override string Summary => "show the servers' connections, of all backends or one";

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (await BackendFilter.ChooseAsync(call) is { } proxies)
            ServerConnReport.Write(proxies, call.Node.Services.Loops.Length, call.Answer);
        else
            await call.Fail("Can't find backend.");
    }
}
