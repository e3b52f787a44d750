using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Handover;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Stats;
using ActorProxy.Core.Stats.Snapshots;
using ActorProxy.Node.Connections;
using ActorProxy.Node.Servers;

namespace ActorProxy.Node.Backends;

/// <summary>The only one on its node that picks servers for a backend, counts their slots and keeps the queue.</summary>
/// <remarks>
/// Shared: it runs on the loop of whoever asks, one at a time, so that a pick costs no thread switch. It outlives generations,
/// so that <c>maxconn</c> holds over all of them. What it decides is <see cref="BackendBalancer"/>'s; it carries the effects out.
/// </remarks>
internal sealed class BalancerActor(string backend, NodeServices node) : Actor<BalancerProtocol.ICommand>
{
    private readonly BackendCounters _counters = node.Table.Backend(backend);
    private readonly BackendBalancer _balancer = new(new Random(), node.Table.Backend(backend));
    private readonly BackendStanding _standing = node.Table.Standing(backend);
    private readonly BalanceEffects _effects = new();
    private readonly Dictionary<ServerState, ServerRoute> _routes = [];
    private readonly Dictionary<ServerState, IActorRef<CheckerProtocol.ICommand>> _checkers = [];
    private readonly Dictionary<ServerState, IActorRef<CheckerProtocol.ICommand>> _agents = [];
    private BackendPlan? _plan;
    private MessageTimer<BalancerProtocol.ICommand>? _tick;
    private bool _isRetired;
    private int _queued;
    private bool? _isUsable;

    // The children are checkers: one that fails starts afresh and checks on.
    protected override SupervisorStrategy Strategy => SupervisorStrategy.Restarting;

    protected override void Receive(BalancerProtocol.ICommand message)
    {
        switch (message)
        {
            case BalancerProtocol.PickServer pick:
                Watch(pick.Stream.Connection);
                if (pick.Stream.WantedAddress.IsInternet)
                    pick.Stream.Wanted = NameOf(pick.Stream.WantedAddress, pick.Stream.TakesServerThatIsDown);
                Answer(pick.Stream, _balancer.Pick(pick.Stream, pick.Key, NodeServices.NowMs, _effects));
                break;
            case BalancerProtocol.Release release:
                Unwatch(release.Stream.Connection);
                Release(release.Stream);
                break;
            case BalancerProtocol.Redispatch redispatch:
                Answer(redispatch.Stream, _balancer.Redispatch(redispatch.Stream, NodeServices.NowMs, _effects));
                break;
            case OperatorProtocol.ServerCommand command:
                new OperatorCommands(_balancer, _counters, _effects).Execute(command, NodeServices.NowMs);
                break;
            case OperatorProtocol.GetBackend query:
                query.Answer.TrySetResult(View());
                break;
            case OperatorProtocol.ClearCounters clear:
                new OperatorCommands(_balancer, _counters, _effects).Execute(clear);
                break;
            case BalancerProtocol.Configure configure:
                _isRetired = false;
                Configure(configure.Plan);
                break;
            case BalancerProtocol.CheckEnded check:
                _balancer.Checks.Ended(check.Server, check.Result, NodeServices.NowMs, _effects);
                SetPace(check.Server);
                break;
            case BalancerProtocol.AgentEnded agent:
                _balancer.Agents.Ended(agent.Server, agent.Result, NodeServices.NowMs, _effects);
                SetPace(agent.Server);
                break;
            case BalancerProtocol.ConnectionObserved observed:
                if (_balancer.Checks.ConnectionObserved(observed.Server, observed.Succeeded, NodeServices.NowMs, _effects))
                    Hasten(observed.Server);
                break;
            case BalancerProtocol.Follow follow:
                if (_balancer.Find(follow.Server) is { } follower)
                    _balancer.Checks.Follow(follower, follow.Tracked, NodeServices.NowMs, _effects);
                break;
            case BalancerProtocol.AnnounceTracked:
                foreach (var server in _balancer.Servers)
                    TellFollowers(server);
                break;
            case BalancerProtocol.SlotsSaid said:
                SlotsSaid(said.From, said.Message);
                break;
            case BalancerProtocol.NeighbourEnded ended:
                foreach (var server in (ServerState[])[.. _balancer.Servers, .. _balancer.LeavingServers])
                    _balancer.Slots.NeighbourEnded(server, ended.Neighbour, NodeServices.NowMs, _effects);
                break;
            case BalancerProtocol.Tick:
                _tick = null;
                _balancer.Tick(NodeServices.NowMs, _effects);
                break;
            case BalancerProtocol.Retire:
                _isRetired = true;
                break;
            default:
                Unhandled(message);
                break;
        }

        // Picks and returns move nobody's state, and counts are counted where they happen; most checks say what was known.
        if (message is not (BalancerProtocol.PickServer or BalancerProtocol.Release) && (_effects.Count > 0 || message is not BalancerProtocol.CheckEnded))
            _standing.Note(_balancer);
        CarryOut();
    }

    /// <summary>A connection died without giving its slot back.</summary>
    protected override void Terminated(IActorRef who)
    {
        if (_balancer.FindStream(who, static (stream, who) => ((StreamTicket)stream).Connection == who) is StreamTicket lost)
            Release(lost);
        CarryOut();
    }

    private void Configure(BackendPlan plan)
    {
        _plan = plan;
        var unresolved = plan.Servers.Where(static one => one.Value.IsUnresolved).Select(static one => one.Key).ToHashSet(StringComparer.Ordinal);
        _balancer.Configure(plan.Proxy, plan.FullConn, NodeServices.NowMs, _effects, unresolved);
        foreach (var server in _balancer.Servers)
        {
            _routes[server] = RouteTo(server);
            ConfigureChecks(server, PlanOf(server));
            if (node.Handover.TakeHeld(backend, server.Name) is > 0 and var held)
                _balancer.Slots.HeldByOlder(server, held);
        }

        foreach (var server in _balancer.LeavingServers)
            ConfigureChecks(server, null);
    }

    private void SlotsSaid(Neighbour from, SlotMessage message)
    {
        var server = _balancer.FindAlsoLeaving(message.Server);
        switch (message.Kind)
        {
            case SlotMessageKind.Share when from == Neighbour.Newer:
                var held = server is null ? 0 : _balancer.Slots.ShareWithNewer(server);
                node.Handover.Say(Neighbour.Newer, message with { Kind = SlotMessageKind.Held, Count = held });
                break;
            case SlotMessageKind.Give when server is not null:
                _balancer.Slots.Given(server, from, message.Count, NodeServices.NowMs, _effects);
                break;
            case SlotMessageKind.Want when server is not null && from == Neighbour.Older:
                _balancer.Slots.WantedByOlder(server, NodeServices.NowMs, _effects);
                break;
        }
    }

    /// <param name="plan">Null for a server that is left alone from now on.</param>
    private void ConfigureChecks(ServerState server, ServerPlan? plan)
    {
        Configure(_checkers, server, plan?.Check, isAgent: false);
        Configure(_agents, server, plan?.Agent, isAgent: true);
        SetPace(server);
    }

    private void Configure(Dictionary<ServerState, IActorRef<CheckerProtocol.ICommand>> checkers, ServerState server, CheckPlan? check, bool isAgent)
    {
        var isKnown = checkers.TryGetValue(server, out var checker);
        if (check is null)
        {
            if (isKnown && checkers.Remove(server))
                Stop(checker!);
            return;
        }

        if (isKnown)
        {
            checker!.Tell(new CheckerProtocol.Configure(check));
        }
        else
        {
            var services = node.Loops[checkers.Count % node.Loops.Length];
            var balancer = Self;
            checkers[server] = ActorOf(() => new CheckerActor(server, check, node, services, balancer, isAgent), $"{(isAgent ? "agent" : "check")}-{server.Name}", Placement.On(services.Loop));
        }
    }

    private void SetPace(ServerState server)
    {
        if (_checkers.TryGetValue(server, out var checker))
            checker.Tell(new CheckerProtocol.SetPace(server.IsChecked ? server.CheckInterval : null, server.IsUp));
        if (_agents.TryGetValue(server, out var agent))
            agent.Tell(new CheckerProtocol.SetPace(server.IsAgentAsked ? server.Agent!.Config.Inter : null, server.IsUp));
    }

    /// <summary>Observed errors want the next check soon: after <c>fastinter</c> at the latest.</summary>
    private void Hasten(ServerState server)
    {
        if (server.IsChecked && server.HealthPolicy is { } policy && _checkers.TryGetValue(server, out var checker))
            checker.Tell(new CheckerProtocol.SetPace(policy.FastInter ?? policy.Inter, server.IsUp));
    }

    private void TellFollowers(ServerState server)
    {
        if (_plan is null || !_plan.Followers.TryGetValue(server.Name, out var followers))
            return;
        var tracked = new TrackedServer($"{backend}/{server.Name}", server.IsInMaint, server.IsDraining, server.Operation);
        foreach (var follower in followers)
            follower.Balancer.Tell(new BalancerProtocol.Follow(follower.Server, tracked));
    }

    /// <summary>The generation's plan, at the address that an operator set if one did.</summary>
    private ServerPlan PlanOf(ServerState server) => _plan!.Servers[server.Name].Following(server);

    /// <summary>An operator may have moved the server or its checks.</summary>
    private void FollowAddress(ServerState server)
    {
        if (server.IsLeaving || !_routes.TryGetValue(server, out var route))
            return;
        if (route.Destination != server.Address)
            _routes[server] = RouteTo(server);
        if (_checkers.TryGetValue(server, out var checker) && PlanOf(server).Check is { } check)
            checker.Tell(new CheckerProtocol.Configure(check));
        if (_agents.TryGetValue(server, out var asker) && PlanOf(server).Agent is { } agent)
            asker.Tell(new CheckerProtocol.Configure(agent));
    }

    private BackendView View()
    {
        var now = NodeServices.NowMs;
        return new BackendView(
            BackendSnapshot.Of(_balancer, _counters, _plan?.FullConn ?? 0, now),
            [.. _balancer.Servers.Select(server => ServerSnapshot.Of(_balancer.Proxy, server, _routes[server].Address, now))]);
    }

    /// <summary>The first server at an address that takes streams, or any one when it need not be up; null for none.</summary>
    private string? NameOf(NetworkAddress address, bool evenWhenDown)
    {
        foreach (var server in _balancer.Servers)
        {
            if (_routes[server].Address == address && (evenWhenDown || (server.IsUp && !server.IsInMaint)))
                return server.Name;
        }

        return null;
    }

    private ServerRoute RouteTo(ServerState server)
    {
        var plan = PlanOf(server);
        return new ServerRoute(server, server.Config, server.Counters, plan.Target, plan.Address, plan.Options) { UseSource = plan.UseSource, Destination = server.Address };
    }

    private ServerRoute? RouteOrNull(ServerState? server) => server is null ? null : _routes[server];

    private void Answer(StreamTicket stream, PickOutcome outcome)
    {
        switch (outcome.Result)
        {
            case PickResult.Assigned:
                stream.Connection.Tell(new ConnectionProtocol.Picked(_routes[outcome.Server!], 0));
                break;
            case PickResult.Queued:
                stream.Connection.Tell(new ConnectionProtocol.Queued(RouteOrNull(outcome.Server), stream.Place));
                break;
            default:
                stream.Connection.Tell(new ConnectionProtocol.Refused(outcome.Refusal, RouteOrNull(outcome.Server)));
                break;
        }
    }

    private void Release(StreamTicket stream)
    {
        if (stream.Server is not null)
            _balancer.Release(stream, NodeServices.NowMs, _effects);
        else if (stream.IsQueued)
            _balancer.Abandon(stream);
    }

    private void CarryOut()
    {
        for (var i = 0; i < _effects.Count; i++)
        {
            var effect = _effects[i];
            switch (effect.Kind)
            {
                case BalanceEffectKind.Assigned:
                    ((StreamTicket)effect.Stream!).Connection.Tell(new ConnectionProtocol.Picked(_routes[effect.Server!], effect.Stream!.QueuePosition));
                    break;
                case BalanceEffectKind.Queued:
                    ((StreamTicket)effect.Stream!).Connection.Tell(new ConnectionProtocol.Queued(RouteOrNull(effect.Server), effect.Stream!.Place));
                    break;
                case BalanceEffectKind.Refused:
                    ((StreamTicket)effect.Stream!).Connection.Tell(new ConnectionProtocol.Refused(effect.Refusal, RouteOrNull(effect.Server)));
                    break;
                case BalanceEffectKind.CloseStream:
                    ((StreamTicket)effect.Stream!).Connection.Tell(new ConnectionProtocol.Close(SideOf(effect.Cause)));
                    break;
                case BalanceEffectKind.Notice:
                    node.Events.ServerNotice(backend, effect.Level, effect.Text!);
                    break;
                case BalanceEffectKind.ServerChanged:
                    FollowAddress(effect.Server!);
                    SetPace(effect.Server!);
                    TellFollowers(effect.Server!);
                    break;
                case BalanceEffectKind.GiveSlots:
                    node.Handover.Say(effect.Neighbour, new SlotMessage(SlotMessageKind.Give, backend, effect.Server!.Name, effect.Count));
                    break;
                case BalanceEffectKind.WantSlot:
                    node.Handover.Say(effect.Neighbour, new SlotMessage(SlotMessageKind.Want, backend, effect.Server!.Name));
                    break;
                case BalanceEffectKind.ServerForgotten:
                    _routes.Remove(effect.Server!);
                    ConfigureChecks(effect.Server!, null);
                    break;
            }
        }

        _effects.Clear();
        if (_queued != _balancer.QueuedForAny)
        {
            _queued = _balancer.QueuedForAny;
            _counters.Queued.Set(_queued);
        }

        if (_isUsable != _balancer.IsUsable)
        {
            _isUsable = _balancer.IsUsable;
            _counters.SetUsable(_isUsable.Value, NodeServices.NowMs);
        }

        ScheduleTick();
        if (_isRetired && _balancer.Attached == 0)
            StopSelf();
    }

    private void ScheduleTick()
    {
        if (_tick is null && _balancer.NextTickMs is { } next)
            _tick = Schedule(TimeSpan.FromMilliseconds(next - NodeServices.NowMs), BalancerProtocol.Tick.Instance);
    }

    private static CloseSide SideOf(CloseCause cause) => cause switch
    {
        CloseCause.ServerDown => CloseSide.ServerDown,
        CloseCause.ActiveServerUp => CloseSide.ServerUp,
        _ => CloseSide.Killed,
    };
}
