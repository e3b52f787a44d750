using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Engine.Network;
using ActorProxy.Engine.Network.Netlink;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>Above all floating addresses of the node: hears of the interfaces, and starts an actor for each virtual router.</summary>
internal sealed class FloatingIpsActor(ImmutableArray<FloatingIpPlan> plans, ClusterServices services) : Actor<FloatingIpsProtocol.ICommand>, ILinkObserver
{
    private readonly NetworkTools _tools = new(new RouteSocket(), new PacketSocket());
    private readonly List<(FloatingIpPlan Plan, IActorRef<FloatingIpProtocol.ICommand> Router)> _routers = [];
    private readonly Dictionary<string, NetworkLink> _links = new(StringComparer.Ordinal);
    private LinkMonitor? _monitor;

    // A router that is made anew begins as a backup, and finds its addresses on the interface if it held them.
    protected override SupervisorStrategy Strategy => new(static _ => Directive.Restart);

    public void LinkChanged(NetworkLink link)
    {
        if (_links.TryGetValue(link.Name, out var known) && known == link)
            return;
        _links[link.Name] = link;
        foreach (var (plan, router) in _routers)
            if (plan.Link == link.Name || plan.Track.Links.Contains(link.Name))
                router.Tell(new FloatingIpProtocol.LinkChanged(link));
    }

    public void AddressChanged(int link, InterfaceAddress address, bool isAdded)
    {
        if (isAdded)
            return;
        foreach (var (plan, router) in _routers)
            if (_links.TryGetValue(plan.Link, out var own) && own.Index == link && plan.Addresses.Contains(address))
                router.Tell(new FloatingIpProtocol.AddressLost(address));
    }

    public void EventsLost()
    {
        foreach (var link in _tools.Routes.Links())
            LinkChanged(link);
    }

    protected override void PreStart()
    {
        // Heard of before they are asked for: a change in between is not missed.
        _monitor = new LinkMonitor(Loop, this);
        foreach (var link in _tools.Routes.Links())
            _links[link.Name] = link;
        foreach (var plan in plans)
        {
            _routers.Add((plan, ActorOf(() => new FloatingIpActor(plan, _links, _tools, services), $"floating-ip-{plan.Name}")));
        }
    }

    protected override void PostStop()
    {
        _monitor?.Close();
        _tools.Routes.Close();
        _tools.Packets.Close();
    }

    protected override void Receive(FloatingIpsProtocol.ICommand message)
    {
        switch (message)
        {
            case FloatingIpsProtocol.Leave leave:
                LeaveAsync(leave.Answer);
                break;
            case FloatingIpsProtocol.GetRouters ask:
                ask.Answer.TrySetResult([.. _routers.Select(static one => one.Router)]);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void LeaveAsync(TaskCompletionSource answer)
    {
        var answers = _routers.ConvertAll(static one =>
        {
            var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            one.Router.Tell(new FloatingIpProtocol.Leave(left));
            return left.Task;
        });
        Task.WhenAll(answers).ContinueWith(_ => answer.TrySetResult(), TaskScheduler.Default);
    }
}
