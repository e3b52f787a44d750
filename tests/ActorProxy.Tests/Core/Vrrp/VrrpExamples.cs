using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Tests.Core.Vrrp;

/// <summary>Nodes 192.0.2.1, .2 and so on of one virtual router, which has 192.0.2.100.</summary>
internal static class VrrpExamples
{
    public static VrrpRouterConfig Usual { get; } = new() { RouterId = 7, Priority = 100, Addresses = [Address("192.0.2.100")] };

    public static VrrpRouterConfig Usual2 { get; } = Usual with { Version = VrrpVersion.V2 };

    public static NetworkAddress Address(string text) => NetworkAddress.From(IPAddress.Parse(text), 0);

    public static NetworkAddress NodeAt(int number) => NetworkAddress.IPv4(0xC0000200 + (uint)number, 0);

    public static VrrpAdvertisement Advertisement(byte priority, int centiseconds = 100) => new(VrrpVersion.V3, 7, priority, centiseconds, Usual.Addresses);

    /// <summary>Node 5 as backup since 0.</summary>
    public static VrrpRouter Backup(VrrpRouterConfig? config = null)
    {
        var router = new VrrpRouter(config ?? Usual, NodeAt(5));
        router.Start(0);
        return router;
    }

    /// <summary>Node 5 as master; returns since when.</summary>
    public static (VrrpRouter Router, long Now) Master(VrrpRouterConfig? config = null)
    {
        var router = Backup(config);
        var now = router.DueAtMs!.Value;
        router.TimerExpired(now);
        return (router, now);
    }

    /// <summary>Actions as a line: what is sent, done and said.</summary>
    public static string Text(IReadOnlyList<VrrpAction> actions) => string.Join(", ", actions.Select(static action => action switch
    {
        VrrpAction.Advertise one => $"advertise {one.Priority}",
        VrrpAction.Acquire => "acquire",
        VrrpAction.Release => "release",
        VrrpAction.Announce => "announce",
        VrrpAction.Moved one => $"{one.From}>{one.To} {one.Reason}",
        VrrpAction.Noted one => $"note {one.Reason}",
        _ => throw new ArgumentOutOfRangeException(nameof(actions)),
    }));
}
