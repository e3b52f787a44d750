using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Sockets.DescriptorPassing;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>_getsocks</c>: hands the listening sockets to a new process. Only on a unix socket with <c>expose-fd listeners</c>; elsewhere the session ends.</summary>
internal sealed class GetSocketsCommand : RuntimeCommand
{
    public override string Words => ListenerSender.Command;
    public override string Summary => "hand the listening sockets to a new process";
    public override bool IsHidden => true;
    public override bool IsAnswered => false;

    public override async ValueTask RunAsync(CommandCall call)
    {
        call.Session.IsEnding = true;
        if (!call.Session.MayPassListeners || call.Socket.LocalAddress().Family != AddressFamilyKind.Unix)
            return;
        var listeners = call.Node.Services.Listeners.All.Where(static socket => socket.IsOpen).Select(Passed).ToList();
        try
        {
            // It waits for the other process, so it must not hold this loop.
            await Task.Run(() => ListenerSender.Send(call.Socket.Descriptor, listeners));
        }
        catch (IOException failure)
        {
            call.Node.Services.Events.ListenersNotPassed(failure.Message);
        }
    }

    private static PassedListener Passed(ListeningSocket socket) => new(socket.Descriptor, Interface: socket.Interface ?? "");
}
