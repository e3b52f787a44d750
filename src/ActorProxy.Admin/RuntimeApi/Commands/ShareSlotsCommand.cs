using ActorProxy.Core.Addresses;
using ActorProxy.Core.Handover;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>_shareslots</c>: a new process takes over and shares the servers' slots. Its connection becomes the node's; only where listeners may be handed over too.</summary>
internal sealed class ShareSlotsCommand : RuntimeCommand
{
    public override string Words => "_shareslots";
    public override string Summary => "share the servers' slots with a new process";
    public override bool IsHidden => true;
    public override bool IsAnswered => false;

    public override async ValueTask RunAsync(CommandCall call)
    {
        call.Session.IsEnding = true;
        if (!call.Session.MayPassListeners || call.Socket.LocalAddress().Family != AddressFamilyKind.Unix || $"{Words} {call.Argument(0)}" != SlotMessage.Command)
            return;
        call.Answer.WriteLine(SlotMessage.Accepted);
        await call.Answer.FlushAsync();
        if (!call.Answer.IsBroken)
            call.Node.OpenHandover(Neighbour.Newer, call.Socket.Detach(), default);
    }
}
