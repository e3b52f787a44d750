using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Stats;
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
    private readonly BackendBalancer _balancer = new(new Random());
    private readonly BalanceEffects _effects = new();
    private readonly Dictionary<ServerState, ServerRoute> _routes = [];
    private ImmutableDictionary<string, ServerPlan> _plans = ImmutableDictionary<string, ServerPlan>.Empty;
    private readonly BackendCounters _counters = node.Table.Backend(backend);
    private bool _isRetired;
    private int _queued;

    // A fault in one decision must not forget who holds which slot.
    protected override SupervisorStrategy Strategy => SupervisorStrategy.Restarting;

    protected override void Receive(BalancerProtocol.ICommand message)
    {
        switch (message)
        {
            case BalancerProtocol.PickServer pick:
                Watch(pick.Stream.Connection);
                Answer(pick.Stream, _balancer.Pick(pick.Stream, pick.Key, NodeServices.NowMs, _effects));
                break;
            case BalancerProtocol.Release release:
                Unwatch(release.Stream.Connection);
                Release(release.Stream);
                break;
            case BalancerProtocol.Redispatch redispatch:
                Answer(redispatch.Stream, _balancer.Redispatch(redispatch.Stream, NodeServices.NowMs, _effects));
                break;
            case BalancerProtocol.Configure configure:
                _isRetired = false;
                Configure(configure.Plan);
                break;
            case BalancerProtocol.Retire:
                _isRetired = true;
                break;
            default:
                Unhandled(message);
                break;
        }

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
        _plans = plan.Servers;
        _balancer.Configure(plan.Proxy, plan.FullConn, NodeServices.NowMs, _effects);
        foreach (var server in _balancer.Servers)
            _routes[server] = RouteTo(server);
    }

    private ServerRoute RouteTo(ServerState server)
    {
        var plan = _plans[server.Name];
        return new ServerRoute(server, server.Config, server.Counters, plan.Target, plan.Address, plan.Options) { UseSource = plan.UseSource };
    }

    private void Answer(StreamTicket stream, PickOutcome outcome)
    {
        switch (outcome.Result)
        {
            case PickResult.Assigned:
                stream.Connection.Tell(new ConnectionProtocol.Picked(_routes[outcome.Server!], 0, 0));
                break;
            case PickResult.Queued:
                stream.WaitsForOneServer = stream.QueuedFor is not null;
                stream.Connection.Tell(ConnectionProtocol.Queued.Instance);
                break;
            default:
                stream.Connection.Tell(new ConnectionProtocol.Refused(outcome.Refusal));
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
                    Assigned((StreamTicket)effect.Stream!, effect.Server!);
                    break;
                case BalanceEffectKind.Refused:
                    ((StreamTicket)effect.Stream!).Connection.Tell(new ConnectionProtocol.Refused(effect.Refusal));
                    break;
                case BalanceEffectKind.CloseStream:
                    ((StreamTicket)effect.Stream!).Connection.Tell(new ConnectionProtocol.Close(SideOf(effect.Cause)));
                    break;
                case BalanceEffectKind.Notice:
                    node.Events.ServerNotice(backend, effect.Level, effect.Text!);
                    break;
                case BalanceEffectKind.ServerForgotten:
                    _routes.Remove(effect.Server!);
                    break;
            }
        }

        _effects.Clear();
        if (_queued != _balancer.QueuedForAny)
        {
            _queued = _balancer.QueuedForAny;
            _counters.Queued.Set(_queued);
        }

        if (_isRetired && _balancer.Attached == 0)
            StopSelf();
    }

    private void Assigned(StreamTicket stream, ServerState server)
    {
        var position = stream.QueuePosition;
        var picked = stream.WaitsForOneServer
            ? new ConnectionProtocol.Picked(_routes[server], position, 0)
            : new ConnectionProtocol.Picked(_routes[server], 0, position);
        stream.Connection.Tell(picked);
    }

    private static CloseSide SideOf(CloseCause cause) => cause switch
    {
        CloseCause.ServerDown => CloseSide.ServerDown,
        CloseCause.ActiveServerUp => CloseSide.ServerUp,
        _ => CloseSide.Killed,
    };
}
