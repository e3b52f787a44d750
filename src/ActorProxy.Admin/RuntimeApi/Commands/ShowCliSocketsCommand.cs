using ActorProxy.Admin.RuntimeApi.Sockets;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show cli sockets</c>: where the runtime API listens, and at which level.</summary>
internal sealed class ShowCliSocketsCommand : RuntimeCommand
{
    public override string Words => "show cli sockets";
    public override string Summary => "list the sockets of the runtime API";
    public override CommandScope Scope => CommandScope.Both;

    public override ValueTask RunAsync(CommandCall call)
    {
        call.Answer.WriteLine("# socket lvl processes");
        foreach (var socket in call.Context.Sockets)
            if (!socket.IsMaster)
                call.Answer.WriteLine($"{AddressOf(socket)} {ShowCliLevelCommand.NameOf(socket.Bind.Level)} all");
        return default;
    }

    private static string AddressOf(ApiSocket socket) => socket.Socket.Local.Family switch
    {
        AddressFamilyKind.IPv4 => $"ipv4@{socket.Socket.Local}",
        AddressFamilyKind.IPv6 => $"ipv6@[{socket.Socket.Local.HostText}]:{socket.Socket.Local.Port}",
        _ => socket.Socket.Address.Text,
    };
}
