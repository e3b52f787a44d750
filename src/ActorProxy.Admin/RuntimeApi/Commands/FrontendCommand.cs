using ActorProxy.Config.Model;
using ActorProxy.Node.Frontends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>A command about one frontend, named by its first argument: its name, or <c>#</c> and its number.</summary>
internal abstract class FrontendCommand : RuntimeCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public override AdminLevel Level => AdminLevel.Admin;

    public sealed override ValueTask RunAsync(CommandCall call)
    {
        var name = call.Argument(0);
        if (name.Length == 0)
            return call.Fail("A frontend name is expected.");
        var frontends = call.Generation?.Frontends ?? [];
        var frontend = frontends.FirstOrDefault(one => ServerTarget.IsNamed(name, one.Frontend.Name, one.Frontend.Proxy.Id)).Frontend;
        if (frontend is not null)
            return RunAsync(call, frontend);

        // A section that says 'disabled' never listened.
        return call.Generation?.Configuration.Proxies.Any(one => one is { Frontend: not null, IsDisabled: true } && ServerTarget.IsNamed(name, one.Name, one.Id)) == true
            ? call.Fail(DisabledText)
            : call.Fail("No such frontend.");
    }

    /// <summary>What is said about a frontend that its section disables.</summary>
    protected virtual string DisabledText => $"Frontend was previously shut down, cannot {Words.Split(' ')[0]}.";

    protected abstract ValueTask RunAsync(CommandCall call, Frontend frontend);

    /// <summary>Asks the node; a frontend that does not answer in time has ended.</summary>
    protected static async Task<FrontendActionResult> ChangeAsync(CommandCall call, Frontend frontend, FrontendAction action)
    {
        try
        {
            return await call.Node.ChangeFrontendAsync(frontend.Name, action).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return FrontendActionResult.IsShutDown;
        }
    }
}
