using System.Collections.Immutable;
using System.Globalization;
using ActorProxy.Actors;
using ActorProxy.Cluster.Membership;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Membership;
using ActorProxy.Core.Vrrp;
using ActorProxy.Engine.Network;
using ActorProxy.Engine.Network.Netlink;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>Above all floating addresses of the node: hears of the interfaces, and starts an actor for each virtual router.</summary>
internal sealed class FloatingIpsActor(ImmutableArray<FloatingIpPlan> plans, RunningHooks hooks, ClusterServices services) : Actor<FloatingIpsProtocol.ICommand>, ILinkObserver
{
    private readonly NetworkTools _tools = new(new RouteSocket(), new PacketSocket());
    private readonly List<RunningRouter> _routers = [];
    private readonly Dictionary<string, NetworkLink> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RouterReport> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RouterRole> _roles = new(StringComparer.Ordinal);
    private readonly ClusterRouters? _cluster = services.Cluster is { } cluster ? new ClusterRouters(cluster.Self) : null;
    private IDisposable? _events;
    private LinkMonitor? _monitor;
    private int _asides;
    private bool _isAside;
    private string? _asideFor;
    private int _begun;

    // A router that is made anew begins as a backup, and finds its addresses on the interface if it held them.
    protected override SupervisorStrategy Strategy => new(static _ => Directive.Restart);

    public void LinkChanged(NetworkLink link)
    {
        if (_links.TryGetValue(link.Name, out var known) && known == link)
            return;
        _links[link.Name] = link;
        foreach (var one in _routers)
            if (one.Plan.Link == link.Name || one.Plan.Track.Links.Contains(link.Name))
                one.Actor.Tell(new FloatingIpProtocol.LinkChanged(link));
    }

    public void AddressChanged(int link, InterfaceAddress address, bool isAdded)
    {
        if (isAdded)
            return;
        foreach (var one in _routers)
            if (_links.TryGetValue(one.Plan.Link, out var own) && own.Index == link && one.Plan.Addresses.Contains(address))
                one.Actor.Tell(new FloatingIpProtocol.AddressLost(address));
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
            _routers.Add(Begin(plan));
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
            case FloatingIpsProtocol.Began began:
                Acquaint(began.Router);
                break;
            case FloatingIpsProtocol.Reported reported when _routers.Exists(one => one.Plan.Name == reported.Report.Router):
                _reports[reported.Report.Router] = reported.Report;
                TellCluster();
                break;
            case FloatingIpsProtocol.Reported:
                break;
            case FloatingIpsProtocol.Replan replan:
                Replan(replan);
                break;
            case Ended ended:
                Finish(ended);
                break;
            case FloatingIpsProtocol.BackendChanged changed:
                foreach (var one in _routers)
                    if (one.Plan.Track.Backends.Contains(changed.Backend))
                        one.Actor.Tell(new FloatingIpProtocol.Look());
                break;
            case FloatingIpsProtocol.Told told:
                _cluster?.Take(told.Member, told.Reports);
                GiveRoles();
                break;
            case FloatingIpsProtocol.MemberChanged changed:
                Take(changed.Change);
                break;
            case FloatingIpsProtocol.Run run:
                run.Action();
                break;
            case FloatingIpsProtocol.GetRouters ask:
                ask.Answer.TrySetResult([.. _routers.Select(static one => one.Actor)]);
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
        foreach (var one in _routers)
        {
            // Evidence goes to the routers before their new roles: who is next is known already.
            if (change.Kind is MembershipEventKind.Gone or MembershipEventKind.Restarted && _cluster.SourceOf(change.Member, one.Plan.Name) is { } source)
                one.Actor.Tell(new FloatingIpProtocol.OwnerIsGone(source));
            else if (change.Kind is MembershipEventKind.Joined or MembershipEventKind.Alive)
                one.Actor.Tell(new FloatingIpProtocol.AnnounceAgain());
        }

        _cluster.Take(MembersNow(services.Cluster!.Membership));
        GiveRoles();
        if (change.Member != _asideFor || change.Kind is not (MembershipEventKind.Gone or MembershipEventKind.Restarted or MembershipEventKind.Left or MembershipEventKind.Removed))
            return;
        services.Log(NoticeLevel.Warning, $"This node stood aside from its floating addresses for {change.Member}, which is not there any more: it takes part again.");
        Resume();
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
        foreach (var one in _routers)
        {
            if (!roles.TryGetValue(one.Plan.Name, out var role) || (_roles.TryGetValue(one.Plan.Name, out var known) && known == role))
                continue;
            _roles[one.Plan.Name] = role;
            one.Actor.Tell(new FloatingIpProtocol.TakeRole(role));
        }
    }

    /// <summary>Tells a router that has begun what those before it were told.</summary>
    private void Acquaint(string router)
    {
        _roles.Remove(router);
        GiveRoles();
        if (_isAside)
            _routers.Find(one => one.Plan.Name == router)?.Actor.Tell(new FloatingIpProtocol.StandAside(new TaskCompletionSource()));
    }

    private void StandAside(FloatingIpsProtocol.StandAside aside)
    {
        (_isAside, _asideFor) = (true, aside.OnBehalfOf);
        Schedule(aside.AtMost, new AsideEnded(++_asides));
        Schedule(aside.Patience, new PatienceEnded(aside.Answer));
        var answers = _routers.ConvertAll(static one =>
        {
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            one.Actor.Tell(new FloatingIpProtocol.StandAside(gone));
            return gone.Task;
        });
        Task.WhenAll(answers).ContinueWith(_ => aside.Answer.TrySetResult(true), TaskScheduler.Default);
    }

    private void Resume()
    {
        _asides++;
        (_isAside, _asideFor) = (false, null);
        foreach (var one in _routers)
            one.Actor.Tell(new FloatingIpProtocol.Resume());
    }

    private void LeaveAsync(TaskCompletionSource answer) => LeaveAsync(_routers).ContinueWith(_ => answer.TrySetResult(), TaskScheduler.Default);

    private static Task LeaveAsync(IEnumerable<RunningRouter> routers) => Task.WhenAll(routers.Select(static one =>
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        one.Actor.Tell(new FloatingIpProtocol.Leave(left));
        return left.Task;
    }));

    private RunningRouter Begin(FloatingIpPlan plan)
    {
        // A number, since the one before it by that name may not be quite gone.
        RunningRouter? router = null;
        var actor = ActorOf(() => new FloatingIpActor(router?.Plan ?? plan, _links, _tools, hooks, services, Self), string.Create(CultureInfo.InvariantCulture, $"floating-ip-{++_begun}-{plan.Name}"));
        router = new RunningRouter(plan) { Actor = actor };
        return router;
    }

    /// <summary>Those that go on learn their new settings at once; those that end give their addresses up, and only then the new ones begin: an address may go from the one to the other.</summary>
    private void Replan(FloatingIpsProtocol.Replan replan)
    {
        var changes = FloatingIpChanges.Between(_routers.Select(static one => one.Plan), replan.Plans);
        foreach (var plan in changes.Kept)
        {
            var router = _routers.Find(one => one.Plan.Name == plan.Name)!;
            router.Plan = plan;
            router.Actor.Tell(new FloatingIpProtocol.Replan(plan));
        }

        var ending = _routers.FindAll(one => changes.Ended.Contains(one.Plan.Name));
        var self = Self;
        LeaveAsync(ending).ContinueWith(_ => self.Tell(new Ended([.. ending], changes.Begun, replan)), TaskScheduler.Default);
    }

    private void Finish(Ended ended)
    {
        foreach (var router in ended.Routers)
        {
            _routers.Remove(router);
            _reports.Remove(router.Plan.Name);
            _roles.Remove(router.Plan.Name);
            Stop(router.Actor);
        }

        foreach (var plan in ended.Begun)
            _routers.Add(Begin(plan));
        var order = ended.Replan.Plans.Select(static one => one.Name).ToList();
        _routers.Sort((one, other) => order.IndexOf(one.Plan.Name).CompareTo(order.IndexOf(other.Plan.Name)));
        TellCluster();
        ended.Replan.Answer.TrySetResult();
    }

    private sealed record Ended(ImmutableArray<RunningRouter> Routers, ImmutableArray<FloatingIpPlan> Begun, FloatingIpsProtocol.Replan Replan) : FloatingIpsProtocol.ICommand;

    private sealed record PatienceEnded(TaskCompletionSource<bool> Answer) : FloatingIpsProtocol.ICommand;

    private sealed record AsideEnded(int Number) : FloatingIpsProtocol.ICommand;
}
