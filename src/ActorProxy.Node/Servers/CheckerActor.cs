using ActorProxy.Actors;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;
using ActorProxy.Engine.Checks.External;
using ActorProxy.Node.Backends;

namespace ActorProxy.Node.Servers;

/// <summary>Checks one server, or asks its agent, again and again, and tells its balancer. It outlives generations, as the server's health does.</summary>
/// <remarks>Decides nothing: what a result means and when the next check is due is the balancer's to say.</remarks>
internal sealed class CheckerActor(ServerState server, CheckPlan plan, NodeServices node, LoopServices services, IActorRef<BalancerProtocol.ICommand> balancer, bool isAgent) : Actor<CheckerProtocol.ICommand>
{
    private readonly Random _random = new();
    private CheckPlan _plan = plan;
    private ICheckRun? _running;
    private MessageTimer<CheckerProtocol.ICommand>? _next;
    private TimeSpan? _interval;
    private long _lastEndMs = -1;
    private bool _isServerUp = true;

    protected override void PostStop()
    {
        _running?.Abort();
        CancelNext();
    }

    protected override void Receive(CheckerProtocol.ICommand message)
    {
        switch (message)
        {
            case CheckerProtocol.Configure configure:
                _plan = configure.Plan;
                break;
            case CheckerProtocol.SetPace pace:
                SetPace(pace);
                break;
            case CheckerProtocol.Due when _interval is not null && _running is null:
                Begin();
                break;
            case CheckerProtocol.Due:
                break;
            case CheckerProtocol.Ended ended:
                _running = null;
                _lastEndMs = Loop.NowMs;
                if (ended.Result is { } result)
                    balancer.Tell(isAgent ? new BalancerProtocol.AgentEnded(server, result) : new BalancerProtocol.CheckEnded(server, result));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void SetPace(CheckerProtocol.SetPace pace)
    {
        _isServerUp = pace.IsServerUp;
        var isChange = _interval != pace.Interval || _next is not { IsPending: true };
        _interval = pace.Interval;
        if (_interval is not { } interval)
        {
            CancelNext();
            _running?.Abort();
            return;
        }

        if (_running is not null || !isChange)
            return;
        var delay = _lastEndMs < 0
            ? _plan.FirstDelay
            : HealthPolicy.Spread(interval, _plan.SpreadPercent, _random.NextDouble(), _plan.MaxSpread) - TimeSpan.FromMilliseconds(Loop.NowMs - _lastEndMs);
        CancelNext();
        _next = Schedule(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, CheckerProtocol.Due.Instance);
    }

    private void Begin()
    {
        _running = _plan.External is { } external
            ? ExternalCheckRun.Create(Loop, external, _plan.Timeouts, _plan.Place.Server?.Served ?? 0, _plan.Place.Server?.MaxConn ?? 0)
            : CheckRun.Create(Loop, _plan.Script, _plan.Target, _plan.Timeouts, new CheckCircumstances(_isServerUp, node.Process, services.Scratch, _plan.Place));
        Pipe(
            _running.RunAsync().AsTask(),
            static result => new CheckerProtocol.Ended(result),
            static error => new CheckerProtocol.Ended(new CheckResult(CheckStatus.SocketError, Description: error.Message)));
    }

    private void CancelNext()
    {
        if (_next is not null)
            Loop.CancelTimer(_next);
    }
}
