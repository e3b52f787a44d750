using System.Globalization;
using System.Net;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set server … check-addr</c> and <c>check-port</c>: where a server's checks go.</summary>
internal static class CheckTargetChange
{
    public static async ValueTask SetPortAsync(CommandCall call, ServerTarget target)
    {
        var text = call.Argument(2);
        if (text.Length == 0)
            await call.Fail("set server <b>/<s> check-port requires a port.");
        else if (target.Server.Check is null || target.Server.Track is not null)
            await call.Fail("health checks are not enabled on this server");
        else if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port))
            await call.Fail("provided port is not an integer");
        else if (port is < 0 or > ushort.MaxValue)
            await call.Fail("provided port is invalid");
        else
            await ChangeAsync(call, target, null, port);
    }

    public static async ValueTask SetAddressAsync(CommandCall call, ServerTarget target)
    {
        var text = call.Argument(2);
        var port = 0;
        if (text.Length == 0)
            await call.Fail("set server <b>/<s> check-addr requires an address and optionally a port.");
        else if (target.Server.Check is null || target.Server.Track is not null)
            await call.Fail("health checks are not enabled on this server");
        else if (!IPAddress.TryParse(text, out var address))
            await call.Fail($"invalid addr '{text}'");
        else if (call.Argument(3) == "port" && !int.TryParse(call.Argument(4), NumberStyles.None, CultureInfo.InvariantCulture, out port))
            await call.Fail("provided port is not an integer");
        else if (port > ushort.MaxValue)
            await call.Fail("provided port is invalid");
        else
            await ChangeAsync(call, target, address.ToString(), call.Argument(3) == "port" ? port : null);
    }

    private static async ValueTask ChangeAsync(CommandCall call, ServerTarget target, string? host, int? port)
    {
        if (await target.AskAsync(answer => new OperatorProtocol.SetCheckTarget(target.Server.Name, host, port, answer)) != ServerCommandResult.Done)
            await call.Fail("No such server.");
    }
}
