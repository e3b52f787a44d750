using ActorProxy.Core.Stats.Reports;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show servers state</c>: the servers' states, in the format of server-state files.</summary>
internal sealed class ShowServersStateCommand : RuntimeCommand
{
    public override string Words => "show servers state";
    public override string Usage => "show servers state [<backend>]";
    public override string Summary => "show the servers' states, of all backends or one";

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (await BackendFilter.ChooseAsync(call) is { } proxies)
            ServerStateFile.Write(proxies, call.Answer);
        else
            await call.Fail("Can't find backend.");
    }
}
