using System.Net;
using ActorProxy.Admin.RuntimeApi.Sessions;
using ActorProxy.Config.Model;
using ActorProxy.Core.Stats.Snapshots;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set server … addr</c>: moves a server to another numeric address, and port if one is given.</summary>
/// <remarks>Answers in the words that HAProxy's operators' scripts look for. What can't be done as a whole is not done in part.</remarks>
internal static class ServerAddressChange
{
    private const string By = "by 'stats socket command'";

    public static async ValueTask RunAsync(CommandCall call, ServerTarget target)
    {
        var text = call.Argument(2);
        if (text.Length == 0)
            await call.Fail("set server <b>/<s> addr requires an address and optionally a port.");
        else if (await target.SnapshotAsync() is not { } server)
            await call.Fail("No such server.");
        else if (!IPAddress.TryParse(text, out var address))
            await call.Fail($"Invalid addr '{text}' {By}");
        else if (call.Argument(3) == "port" && !PortArgument.TryParse(call.Argument(4), out _))
            await call.Fail($"problem converting port '{call.Argument(4)}' to an int {By}");
        else
            await MoveAsync(call, target, server, address);
    }

    private static async ValueTask MoveAsync(CommandCall call, ServerTarget target, ServerSnapshot server, IPAddress address)
    {
        var before = new PortArgument(server.Port, server.IsPortOffset);
        var port = call.Argument(3) == "port" && PortArgument.TryParse(call.Argument(4), out var given) ? given : before;
        if (port.IsOffset && target.Server is { Check: { Port: null, Address: null }, Track: null })
        {
            await call.Fail($"can't change <port> to port map because it is incompatible with current health check port configuration (use 'port' statement from the 'server' directive. {By}");
            return;
        }

        var parts = new List<string>
        {
            address.ToString() == server.Address.HostText ? "no need to change the addr" : $"IP changed from '{(server.IsUnresolved ? "" : server.Address.HostText)}' to '{address}'",
        };
        if (call.Argument(3) == "port")
            parts.Add(port == before ? "no need to change the port" : $"port changed from '{before}' to '{port}'");
        var moved = new AddressConfig
        {
            Kind = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? AddressKind.IPv6 : AddressKind.IPv4,
            Host = address.ToString(),
            Port = port.Number,
            LastPort = port.Number,
            IsPortOffset = port.IsOffset,
            Text = $"{address}:{port}",
        };
        if (await target.AskAsync(answer => new OperatorProtocol.SetAddress(target.Server.Name, moved, answer)) == ServerCommandResult.Done)
            await call.Say(MessageSeverity.Warning, $"{string.Join(", ", parts)} {By}");
        else
            await call.Fail("No such server.");
    }
}
