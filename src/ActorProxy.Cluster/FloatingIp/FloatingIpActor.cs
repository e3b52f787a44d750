using System.Collections.Immutable;
using System.Globalization;
using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Vrrp;
using ActorProxy.Engine.Network;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>One virtual router: does what <see cref="VrrpRouter"/> decides, with packets, addresses and hooks.</summary>
internal sealed partial class FloatingIpActor : Actor<FloatingIpProtocol.ICommand>, IVrrpObserver
{
    private readonly ClusterServices _services;
    private readonly IActorRef<FloatingIpsProtocol.ICommand> _parent;
    private readonly List<TaskCompletionSource> _standingAside = [];
    private readonly IReadOnlyDictionary<string, NetworkLink> _links;
    private readonly HeldAddressTable _addresses;
    private readonly HookRunner _hooks;
    private readonly RefusalLog _refusals;
    private readonly FloatingIpCounters _counters = new();
    private readonly byte[] _packet = new byte[VrrpPacket.MostBytes];
    private readonly VrrpRouter _router;
    private readonly TrackedThings _tracked;
    private readonly LoopAlarm _timer;
    private readonly LoopAlarm _look;
    private FloatingIpPlan _plan;
    private HealthPort? _health;
    private VrrpSocket? _socket;
    private NetworkLink? _link;
    private bool _isHeld;
    private string? _fault;
    private string? _failures;
    private long _sinceMs;
    private long _fencingToken;
    private byte? _spreadPriority;
    private RouterReport _report;

    public FloatingIpActor(
        FloatingIpPlan plan, IReadOnlyDictionary<string, NetworkLink> links, NetworkTools tools, RunningHooks hooks, ClusterServices services, IActorRef<FloatingIpsProtocol.ICommand> parent)
    {
        (_plan, _links, _link, _services, _parent) = (plan, links, links.GetValueOrDefault(plan.Link), services, parent);
        _tracked = new TrackedThings(plan.Track, services.HasUsableServer);
        TakeLinks();
        _addresses = new HeldAddressTable(plan, tools, services.Keeper);
        _hooks = new HookRunner(plan, hooks, text => Log(NoticeLevel.Warning, text));
        _refusals = new RefusalLog(plan, text => Log(NoticeLevel.Warning, text));
        _router = new VrrpRouter(plan.Router, default);
        _timer = new LoopAlarm(() => Do(_router.TimerExpired(Loop.NowMs)));
        _look = new LoopAlarm(Look);
    }

    public void PacketReceived(ReadOnlySpan<byte> payload, NetworkAddress source, NetworkAddress destination, int hops)
    {
        var envelope = new VrrpEnvelope(source, destination, (byte)hops);
        if (!VrrpPacket.TryRead(payload, envelope, out var advertisement, out var refusal))
        {
            Refuse(refusal, source);
            return;
        }

        // Of another virtual router, which has its own actor here or is none of this node's business.
        if (advertisement.RouterId != _plan.Router.RouterId)
            return;
        refusal = VrrpAcceptance.Check(advertisement, envelope, _plan.Router, _router.PrimaryAddress);
        if (refusal != VrrpRefusal.None)
        {
            Refuse(refusal, source);
            return;
        }

        _counters.AdvertisementsReceived++;
        Do(_router.Received(advertisement, source, Loop.NowMs));
    }

    protected override void PreStart()
    {
        _sinceMs = Loop.NowMs;
        _parent.Tell(new FloatingIpsProtocol.Began(_plan.Name));
        if (_link is not null)
            RemoveLeftovers(_link);
        Open();
        Follow();
        Do(_router.Start(Loop.NowMs));
        if (_tracked.HasBackends)
            Loop.StartTimer(_look, TrackedThings.LookEveryMs);
    }

    protected override void PostStop()
    {
        Do(_router.Stop(Loop.NowMs));
        Loop.CancelTimer(_timer);
        Loop.CancelTimer(_look);
        _socket?.Close();
        foreach (var answer in _standingAside)
            answer.TrySetResult();
    }

    protected override void Receive(FloatingIpProtocol.ICommand message)
    {
        switch (message)
        {
            case FloatingIpProtocol.LinkChanged change:
                _tracked.SetLink(change.Link.Name, change.Link.IsUp);
                if (change.Link.Name == _plan.Link)
                {
                    _link = change.Link;
                    Open();
                }

                Follow();
                break;
            case FloatingIpProtocol.AddressLost lost when _router.State == VrrpState.Master && _link is { } link && _addresses.PutBack(link, lost.Address):
                Log(NoticeLevel.Warning, $"Somebody took the floating address {lost.Address} from {_plan.Link}; it was put back. Find out who does: this node answers for it.");
                Do(_router.AnnounceAgain(Loop.NowMs));
                break;
            case FloatingIpProtocol.AddressLost:
                break;
            case FloatingIpProtocol.Leave leave:
                Do(_router.Stop(Loop.NowMs));
                leave.Answer.TrySetResult();
                break;
            case FloatingIpProtocol.StandAside aside:
                _standingAside.Add(aside.Answer);
                Do(_router.HandOver(Loop.NowMs));
                break;
            case FloatingIpProtocol.Resume:
                Do(_router.Resume(Loop.NowMs));
                break;
            case FloatingIpProtocol.TakeRole take:
                TakeRole(take.Role);
                break;
            case FloatingIpProtocol.OwnerIsGone gone:
                Do(_router.OwnerIsGone(gone.Source, Loop.NowMs));
                break;
            case FloatingIpProtocol.Replan replan:
                Replan(replan.Plan);
                break;
            case FloatingIpProtocol.Look:
                Follow();
                break;
            case FloatingIpProtocol.AnnounceAgain:
                Do(_router.AnnounceAgain(Loop.NowMs));
                break;
            case FloatingIpProtocol.GetSnapshot ask:
                ask.Answer.TrySetResult(new FloatingIpSnapshot(
                    _plan, _router.State, _router.EffectivePriority, _router.Master, Loop.NowMs - _sinceMs, _fencingToken, _counters with { }, _fault ?? _failures));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Look()
    {
        Follow();
        Loop.StartTimer(_look, TrackedThings.LookEveryMs);
    }

    /// <summary>Without what is tracked.</summary>
    private byte BasePriority => _plan.IsSpread && _spreadPriority is { } given ? given : _plan.Router.Priority;

    /// <summary>Tells the router how its interface and what it tracks are doing.</summary>
    private void Follow()
    {
        var failures = _tracked.Failures();
        var priority = _tracked.Priority(BasePriority);
        if (failures != _failures)
        {
            _failures = failures;
            var effect = priority.IsFault ? "it can't be held by this node" : string.Create(CultureInfo.InvariantCulture, $"its priority here is {priority.Value}");
            Log(failures is null ? NoticeLevel.Notice : NoticeLevel.Warning, $"Floating address {_plan.Text}: {failures ?? "nothing that it tracks fails any more"}; {effect}.");
        }

        if (priority.Value != _router.Priority)
            Do(_router.SetPriority(priority.Value, Loop.NowMs));
        Do(_router.SetFault(_fault is not null || priority.IsFault, Loop.NowMs));
    }

    private void TakeLinks()
    {
        foreach (var link in _links.Values)
            _tracked.SetLink(link.Name, link.IsUp);
    }

    private void Replan(FloatingIpPlan plan)
    {
        var hadHealthPort = _plan.HealthPort;
        (_plan, _tracked.Track, _hooks.Plan) = (plan, plan.Track, plan);
        // One that was not tracked before has told nothing.
        TakeLinks();
        _router.Reconfigure(plan.Router, Loop.NowMs);
        if (plan.HealthPort != hadHealthPort && _router.State == VrrpState.Master)
        {
            CloseHealthPort();
            OpenHealthPort();
        }

        Loop.CancelTimer(_look);
        if (_tracked.HasBackends)
            Loop.StartTimer(_look, TrackedThings.LookEveryMs);
        Follow();
    }

    private void TakeRole(RouterRole role)
    {
        if (role.SpreadPriority is { } priority && priority != _spreadPriority)
        {
            _spreadPriority = priority;
            Follow();
        }

        Do(_router.SetSuccessor(role.IsNext, role.Owner, Loop.NowMs));
    }

    /// <summary>Lets the parent know what has changed, and whoever waits for another node to have the addresses.</summary>
    private void Report()
    {
        var report = new RouterReport(
            _plan.Name, _router.PrimaryAddress, _router.EffectivePriority, _router.State == VrrpState.Master,
            _router.State is VrrpState.Master or VrrpState.Backup && !_router.IsStandingAside);
        if (report != _report)
        {
            _report = report;
            _parent.Tell(new FloatingIpsProtocol.Reported(report));
        }

        if (_standingAside.Count == 0 || _router.State == VrrpState.Master || (_router.State == VrrpState.Backup && _router.Master is null))
            return;
        foreach (var answer in _standingAside)
            answer.TrySetResult();
        _standingAside.Clear();
    }

    private void Log(NoticeLevel level, string text) => _services.Log(level, text);

    private void Refuse(VrrpRefusal refusal, NetworkAddress source)
    {
        _counters.AdvertisementsRefused++;
        _refusals.Add(refusal, source, Loop.NowMs);
    }

    /// <summary>What an earlier process left on the interface when it died. An owner's own addresses are always there, and one that is being replaced still serves on them.</summary>
    private void RemoveLeftovers(NetworkLink link)
    {
        if (_plan.Router.Priority == VrrpPriority.Owner || _services.ReplacesProcess)
            return;
        try
        {
            _addresses.Release(link);
        }
        catch (NetworkException error)
        {
            Log(NoticeLevel.Alert, $"Floating address {_plan.Text}: {error.Message}.");
        }
    }

    /// <summary>Opens the socket once the interface is there, up, and has an address; says what is in the way otherwise.</summary>
    private void Open()
    {
        var before = _fault;
        _fault = _link switch
        {
            null => $"there is no interface {_plan.Link}",
            { IsUp: false } => $"the interface {_plan.Link} is down or has no carrier",
            { } link => TryOpen(link),
        };
        if (_fault is not null && _fault != before)
            Log(NoticeLevel.Alert, $"Floating address {_plan.Text} can't be held by this node: {_fault}.");
    }

    private string? TryOpen(NetworkLink link)
    {
        if (_socket is { } open && open.Link.Index == link.Index)
            return null;
        _socket?.Close();
        _socket = null;
        if (_addresses.SourceOn(link) is not { } source)
            return $"the interface {link.Name} has no address of its own to advertise from; give it one, or name one as source";
        try
        {
            _socket = new VrrpSocket(Loop, link, source, _plan.Router.UnicastPeers.IsEmpty, this);
        }
        catch (NetworkException error)
        {
            return error.Message;
        }

        _router.PrimaryAddress = _socket.Source;
        return null;
    }

    private static string Of(NetworkAddress? other) => other is { } node ? $" ({node.HostText})" : "";
}
