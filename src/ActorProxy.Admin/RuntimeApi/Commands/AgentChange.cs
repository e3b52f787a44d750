using System.Globalization;
using System.Net;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set server … agent</c>, <c>agent-addr</c>, <c>agent-port</c> and <c>agent-send</c>: what a server's agent says, and where it is asked.</summary>
internal static class AgentChange
{
    private const string NoAgent = "agent checks are not enabled on this server";

    public static async ValueTask SetStateAsync(CommandCall call, ServerTarget target)
    {
        bool? isUp = call.Argument(2) switch { "up" => true, "down" => false, _ => null };
        if (isUp is null && target.Server.Agent is not null)
            await call.Fail("'set server <srv> agent' expects 'up' or 'down'.");
        else
            await AnswerAsync(call, $"{NoAgent}.", await target.AskAsync(answer => new OperatorProtocol.SetAgentState(target.Server.Name, isUp == true, answer)));
    }

    public static async ValueTask SetAddressAsync(CommandCall call, ServerTarget target)
    {
        var text = call.Argument(2);
        int? port = null;
        if (text.Length == 0)
            await call.Fail("set server <b>/<s> agent-addr requires an address and optionally a port.");
        else if (target.Server.Agent is null)
            await call.Fail(NoAgent);
        else if (!IPAddress.TryParse(text, out var address))
            await call.Fail($"invalid addr '{text}'");
        else if (call.Argument(3) != "port" || TryPort(call.Argument(4), out port, out var problem))
            await AnswerAsync(call, NoAgent, await target.AskAsync(answer => new OperatorProtocol.SetAgentTarget(target.Server.Name, address.ToString(), port, null, answer)));
        else
            await call.Fail(problem);
    }

    public static async ValueTask SetPortAsync(CommandCall call, ServerTarget target)
    {
        if (call.Argument(2).Length == 0)
            await call.Fail("set server <b>/<s> agent-port requires a port.");
        else if (target.Server.Agent is null)
            await call.Fail(NoAgent);
        else if (TryPort(call.Argument(2), out var port, out var problem))
            await AnswerAsync(call, NoAgent, await target.AskAsync(answer => new OperatorProtocol.SetAgentTarget(target.Server.Name, null, port, null, answer)));
        else
            await call.Fail(problem);
    }

    public static async ValueTask SetSendAsync(CommandCall call, ServerTarget target) =>
        await AnswerAsync(call, $"{NoAgent}.", await target.AskAsync(answer => new OperatorProtocol.SetAgentTarget(target.Server.Name, null, null, call.Argument(2), answer)));

    private static bool TryPort(string text, out int? port, out string problem)
    {
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        problem = isNumber ? "provided port is invalid" : "provided port is not an integer";
        port = number;
        return isNumber && number is >= 0 and <= ushort.MaxValue;
    }

    private static async ValueTask AnswerAsync(CommandCall call, string withoutAgent, ServerCommandResult result)
    {
        if (result == ServerCommandResult.NoAgent)
            await call.Fail(withoutAgent);
        else if (result != ServerCommandResult.Done)
            await call.Fail("No such server.");
    }
}
