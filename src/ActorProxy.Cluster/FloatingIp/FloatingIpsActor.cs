using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Cluster.Membership;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Membership;
using ActorProxy.Core.Vrrp;
using ActorProxy.Engine.Network;
using ActorProxy.Engine.Network.Netlink;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>Above all floating addresses of the node: hears of the interfaces, and starts an actor for each virtual router.</summary>
internal sealed class FloatingIpsActor(ImmutableArray<FloatingIpPlan> plans, ClusterServices services) : Actor<FloatingIpsProtocol.ICommand>, ILinkObserver
{
    private readonly NetworkTools _tools = new(new RouteSocket(), new PacketSocket());
    private readonly List<(FloatingIpPlan Plan, IActorRef<FloatingIpProtocol.ICommand> Router)> _routers = [];
    private readonly Dictionary<string, NetworkLink> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RouterReport> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RouterRole> _roles = new(StringComparer.Ordinal);
    private readonly ClusterRouters? _cluster = services.Cluster is { } cluster ? new ClusterRouters(cluster.Self) : null;
    private IDisposable? _events;
    private LinkMonitor? _monitor;
    private int _asides;

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
            _routers.Add((plan, ActorOf(() => new FloatingIpActor(plan, _links, _tools, services, Self), $"floating-ip-{plan.Name}")));
        FollowCluster();
    }

    protected override void PostStop()
    {
        _events?.Dispose();
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
            case FloatingIpsProtocol.StandAside aside:
                StandAside(aside);
                break;
            case FloatingIpsProtocol.Resume:
                Resume();
                break;
            case AsideEnded ended when ended.Number == _asides:
                services.Log(NoticeLevel.Warning, "This node stood aside from its floating addresses for as long as it was asked to, and nobody has told it to go on: it takes part again.");
                Resume();
                break;
            case AsideEnded:
                break;
            case PatienceEnded ended:
                ended.Answer.TrySetResult(false);
                break;
            case FloatingIpsProtocol.Reported reported:
                _reports[reported.Report.Router] = reported.Report;
                TellCluster();
                break;
            case FloatingIpsProtocol.BackendChanged changed:
                foreach (var (plan, router) in _routers)
                    if (plan.Track.Backends.Contains(changed.Backend))
                        router.Tell(new FloatingIpProtocol.Look());
                break;
            case FloatingIpsProtocol.Told told:
                _cluster?.Take(told.Member, told.Reports);
                GiveRoles();
                break;
            case FloatingIpsProtocol.MemberChanged changed:
                Take(changed.Change);
                break;
            case FloatingIpsProtocol.GetRouters ask:
                ask.Answer.TrySetResult([.. _routers.Select(static one => one.Router)]);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void FollowCluster()
    {
        if (services.Cluster is not { } cluster)
            return;
        var self = Self;
        cluster.Peers.OnRouters = (member, reports) => self.Tell(new FloatingIpsProtocol.Told(member, reports));
        _events = cluster.Membership.Subscribe(change => self.Tell(new FloatingIpsProtocol.MemberChanged(change)));
        _cluster!.Take(MembersNow(cluster.Membership));
    }

    private static ImmutableArray<RouterMember> MembersNow(IMembership membership) =>
        [.. membership.Members.Select(static one => new RouterMember(one.Name, one.State == MemberState.Alive))];

    private void Take(MembershipEvent change)
    {
        if (_cluster is null)
            return;
        foreach (var (plan, router) in _routers)
        {
            // Evidence goes to the routers before their new roles: who is next is known already.
            if (change.Kind is MembershipEventKind.Gone or MembershipEventKind.Restarted && _cluster.SourceOf(change.Member, plan.Name) is { } source)
                router.Tell(new FloatingIpProtocol.OwnerIsGone(source));
            else if (change.Kind is MembershipEventKind.Joined or MembershipEventKind.Alive)
                router.Tell(new FloatingIpProtocol.AnnounceAgain());
        }

        _cluster.Take(MembersNow(services.Cluster!.Membership));
        GiveRoles();
    }

    private void TellCluster()
    {
        if (_cluster is null || services.Cluster is not { } cluster || _reports.Count < _routers.Count)
            return;
        ImmutableArray<RouterReport> reports = [.. _routers.Select(one => _reports[one.Plan.Name])];
        _cluster.Take(cluster.Self, reports);
        cluster.Peers.PublishRouters(reports);
        GiveRoles();
    }

    private void GiveRoles()
    {
        if (_cluster is null)
            return;
        var roles = _cluster.Roles();
        foreach (var (plan, router) in _routers)
        {
            if (!roles.TryGetValue(plan.Name, out var role) || (_roles.TryGetValue(plan.Name, out var known) && known == role))
                continue;
            _roles[plan.Name] = role;
            router.Tell(new FloatingIpProtocol.TakeRole(role));
        }
    }

    private void StandAside(FloatingIpsProtocol.StandAside aside)
    {
        Schedule(aside.AtMost, new AsideEnded(++_asides));
        Schedule(aside.Patience, new PatienceEnded(aside.Answer));
        var answers = _routers.ConvertAll(static one =>
        {
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            one.Router.Tell(new FloatingIpProtocol.StandAside(gone));
            return gone.Task;
        });
        Task.WhenAll(answers).ContinueWith(_ => aside.Answer.TrySetResult(true), TaskScheduler.Default);
    }

    private void Resume()
    {
        _asides++;
        foreach (var (_, router) in _routers)
            router.Tell(new FloatingIpProtocol.Resume());
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

    private sealed record PatienceEnded(TaskCompletionSource<bool> Answer) : FloatingIpsProtocol.ICommand;

    private sealed record AsideEnded(int Number) : FloatingIpsProtocol.ICommand;
}
