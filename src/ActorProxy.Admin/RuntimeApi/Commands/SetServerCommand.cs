using ActorProxy.Core.Balancing;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set server</c>: a server's weight, admin state, health, address or checks.</summary>
internal sealed class SetServerCommand : ServerCommand
{
    private const string Forms = "set server <backend>/<server> addr | agent | agent-addr | agent-port | agent-send | check-addr | check-port | fqdn | health | ssl | state | weight";

    public override string Words => "set server";
    public override string Usage => "set server <bk>/<srv> [opts]";
    public override string Summary => "change a server's state, weight, health, address or checks";

    protected override ValueTask RunAsync(CommandCall call, ServerTarget target) => call.Argument(1) switch
    {
        "weight" => SetWeightCommand.SetAsync(call, target, call.Argument(2)),
        "state" => SetStateAsync(call, target),
        "health" => SetHealthAsync(call, target),
        "addr" => ServerAddressChange.RunAsync(call, target),
        "agent" => AgentChange.SetStateAsync(call, target),
        "agent-addr" => AgentChange.SetAddressAsync(call, target),
        "agent-port" => AgentChange.SetPortAsync(call, target),
        "agent-send" => AgentChange.SetSendAsync(call, target),
        "check-addr" => CheckTargetChange.SetAddressAsync(call, target),
        "check-port" => CheckTargetChange.SetPortAsync(call, target),
        "fqdn" => call.Fail("set server <b>/<s> fqdn failed because no resolution is configured."),
        "ssl" => call.Fail("'set server <srv> ssl' is not supported by ActorProxy."),
        _ => call.Fail($"usage: {Forms}"),
    };

    private static async ValueTask SetStateAsync(CommandCall call, ServerTarget target)
    {
        AdminCommandState? state = call.Argument(2) switch
        {
            "ready" => AdminCommandState.Ready,
            "drain" => AdminCommandState.Drain,
            "maint" => AdminCommandState.Maint,
            _ => null,
        };
        if (state is { } wanted)
            await Answer(call, await target.AskAsync(answer => new OperatorProtocol.SetState(target.Server.Name, wanted, answer)));
        else
            await call.Fail("'set server <srv> state' expects 'ready', 'drain' and 'maint'.");
    }

    private static async ValueTask SetHealthAsync(CommandCall call, ServerTarget target)
    {
        HealthCommandState? state = call.Argument(2) switch
        {
            "up" => HealthCommandState.Up,
            "stopping" => HealthCommandState.Stopping,
            "down" => HealthCommandState.Down,
            _ => null,
        };
        if (state is { } wanted)
            await Answer(call, await target.AskAsync(answer => new OperatorProtocol.SetHealth(target.Server.Name, wanted, answer)));
        else
            await call.Fail("'set server <srv> health' expects 'up', 'stopping', or 'down'.");
    }
}
