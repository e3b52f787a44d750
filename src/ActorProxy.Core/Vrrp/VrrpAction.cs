using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>Something that <see cref="VrrpRouter"/> wants done, in the order in which it gives them.</summary>
public abstract record VrrpAction
{
    private VrrpAction()
    {
    }

    /// <summary>Send an advertisement with this priority; when it can't be sent (the link is down), go on.</summary>
    public sealed record Advertise(byte Priority) : VrrpAction;

    /// <summary>Put the addresses on the interface. When that fails, answer with <see cref="VrrpRouter.SetFault"/>.</summary>
    public sealed record Acquire : VrrpAction;

    /// <summary>Take the addresses off the interface.</summary>
    public sealed record Release : VrrpAction;

    /// <summary>Tell the neighbours where the addresses are: gratuitous ARP, unsolicited neighbour advertisement.</summary>
    public sealed record Announce : VrrpAction;

    /// <summary>Worth a line, a hook and an event: the state has changed.</summary>
    /// <param name="Other">The node whose advertisement or end made it so, where there is one.</param>
    public sealed record Moved(VrrpState From, VrrpState To, VrrpReason Reason, NetworkAddress? Other) : VrrpAction;

    /// <summary>Worth a line: the state has not changed.</summary>
    public sealed record Noted(VrrpReason Reason, NetworkAddress? Other) : VrrpAction;
}
