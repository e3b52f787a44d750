using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>Tells the operator of advertisements that are not listened to: each reason once a minute at most.</summary>
internal sealed class RefusalLog(FloatingIpPlan plan, Action<string> warn)
{
    private const long PauseMs = 60_000;

    private readonly Dictionary<VrrpRefusal, long> _told = [];

    public void Add(VrrpRefusal refusal, NetworkAddress source, long nowMs)
    {
        if (refusal is VrrpRefusal.OwnAddress or VrrpRefusal.Family)
            return;
        if (_told.TryGetValue(refusal, out var last) && nowMs - last < PauseMs)
            return;
        _told[refusal] = nowMs;
        warn($"Floating address {plan.Text}: an advertisement of {source.HostText} is not listened to: {refusal.Text()}.");
    }
}
