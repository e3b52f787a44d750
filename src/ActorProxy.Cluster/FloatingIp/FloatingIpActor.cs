using System.Collections.Immutable;
using System.Globalization;
using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Vrrp;
using ActorProxy.Engine.Network;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>One virtual router: does what <see cref="VrrpRouter"/> decides, with packets, addresses and hooks.</summary>
internal sealed class FloatingIpActor : Actor<FloatingIpProtocol.ICommand>, IVrrpObserver
{
    private readonly FloatingIpPlan _plan;
    private readonly ClusterServices _services;
    private readonly IActorRef<FloatingIpsProtocol.ICommand> _parent;
    private readonly List<TaskCompletionSource> _standingAside = [];
    private readonly HeldAddressTable _addresses;
    private readonly HookRunner _hooks;
    private readonly RefusalLog _refusals;
    private readonly FloatingIpCounters _counters = new();
    private readonly byte[] _packet = new byte[VrrpPacket.MostBytes];
    private readonly VrrpRouter _router;
    private readonly TrackedThings _tracked;
    private readonly LoopAlarm _timer;
    private readonly LoopAlarm _look;
    private HealthPort? _health;
    private VrrpSocket? _socket;
    private NetworkLink? _link;
    private string? _fault;
    private string? _failures;
    private long _sinceMs;
    private long _fencingToken;
    private byte _basePriority;
    private RouterReport _report;

    public FloatingIpActor(
        FloatingIpPlan plan, IReadOnlyDictionary<string, NetworkLink> links, NetworkTools tools, ClusterServices services, IActorRef<FloatingIpsProtocol.ICommand> parent)
    {
        (_plan, _link, _services, _parent) = (plan, links.GetValueOrDefault(plan.Link), services, parent);
        _basePriority = plan.Router.Priority;
        _tracked = new TrackedThings(plan, services.HasUsableServer);
        foreach (var link in links.Values)
            _tracked.SetLink(link.Name, link.IsUp);
        _addresses = new HeldAddressTable(plan, tools, services.Keeper);
        _hooks = new HookRunner(plan, text => Log(NoticeLevel.Warning, text));
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

    /// <summary>Tells the router how its interface and what it tracks are doing.</summary>
    private void Follow()
    {
        var failures = _tracked.Failures();
        var priority = _tracked.Priority(_basePriority);
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

    private void TakeRole(RouterRole role)
    {
        if (_plan.IsSpread && role.SpreadPriority is { } priority && priority != _basePriority)
        {
            _basePriority = priority;
            Follow();
        }

        Do(_router.SetSuccessor(role.IsNext, Loop.NowMs));
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

    private void Do(IReadOnlyList<VrrpAction> actions)
    {
        var isRefused = false;
        foreach (var action in actions)
        {
            switch (action)
            {
                // A node that can't have the addresses sends nobody away who has them.
                case VrrpAction.Advertise advertise when !isRefused:
                    Advertise(advertise.Priority);
                    break;
                case VrrpAction.Acquire:
                    isRefused = !TryAcquire();
                    break;
                case VrrpAction.Release:
                    if (_link is not null)
                        RemoveHeld(_link);
                    break;
                case VrrpAction.Announce when !isRefused && _link is { } link:
                    _counters.Announcements += _addresses.Announce(link);
                    break;
                case VrrpAction.Moved moved:
                    Moved(moved);
                    break;
                case VrrpAction.Noted noted:
                    Log(NoticeLevel.Warning, $"Floating address {_plan.Text}: {noted.Reason.Text()}{Of(noted.Other)}.");
                    break;
            }
        }

        if (isRefused)
        {
            Do(_router.SetFault(true, Loop.NowMs));
            return;
        }

        if (_router.DueAtMs is { } due)
            Loop.StartTimer(_timer, Math.Max(0, due - Loop.NowMs));
        else
            Loop.CancelTimer(_timer);
        Report();
    }

    private void Advertise(byte priority)
    {
        if (_socket is not { } socket)
            return;
        foreach (var destination in Listeners)
        {
            if (socket.Send(destination, Write(socket, priority, destination)) == 0)
                _counters.AdvertisementsSent++;
        }
    }

    private ImmutableArray<NetworkAddress> Listeners =>
        _plan.Router.UnicastPeers.IsEmpty ? [VrrpEnvelope.GroupOf(_plan.Router.Family)] : _plan.Router.UnicastPeers;

    private ReadOnlySpan<byte> Write(VrrpSocket socket, byte priority, NetworkAddress destination)
    {
        var router = _plan.Router;
        var advertisement = new VrrpAdvertisement(router.Version, router.RouterId, priority, router.IntervalCentiseconds, router.Addresses, router.Password);
        var length = VrrpPacket.Write(advertisement, new VrrpEnvelope(socket.Source, destination, VrrpEnvelope.SentTtl), _packet, router.ChecksumWithPseudoHeader);
        return _packet.AsSpan(0, length);
    }

    // Who watches over this process says for it that it stops, should it die: the others need not wait three intervals.
    private void LeaveLastWords()
    {
        if (_services.Keeper is not { } keeper || _socket is not { } socket)
            return;
        foreach (var destination in Listeners)
            keeper.LastWords(_plan, socket.Link.Index, socket.Source, destination, Write(socket, 0, destination));
    }

    private bool TryAcquire()
    {
        try
        {
            LeaveLastWords();
            _addresses.Acquire(_link!);
            OpenHealthPort();
            _counters.Acquired++;
            _fencingToken = Math.Max(_fencingToken + 1, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
            return true;
        }
        catch (NetworkException error)
        {
            _fault = error.Message;
            Log(NoticeLevel.Alert, $"Floating address {_plan.Text} can't be held by this node: {error.Message}.");
            return false;
        }
    }

    private void OpenHealthPort()
    {
        if (_plan.HealthPort is not { } port || _health is not null)
            return;
        _health = HealthPort.TryOpen(Loop, port, out var error);
        if (_health is null)
            Log(NoticeLevel.Warning, $"Floating address {_plan.Text}: its health port {port} can't be opened: {error}. Whoever checks it takes this node for one without the address.");
    }

    private void RemoveHeld(NetworkLink link)
    {
        _health?.Close();
        _health = null;
        try
        {
            _addresses.Release(link);
            _services.Keeper?.NoLastWords(_plan);
            _counters.Released++;
        }
        catch (NetworkException error)
        {
            Log(NoticeLevel.Alert, $"Floating address {_plan.Text} stays on this node although another one is to have it: {error.Message}. Remove it by hand.");
        }
    }

    private void Moved(VrrpAction.Moved moved)
    {
        _sinceMs = Loop.NowMs;
        var (level, what, happened, hook) = moved.To switch
        {
            VrrpState.Master => (NoticeLevel.Notice, "is held by this node now", "acquire", _plan.Hooks.Acquire),
            VrrpState.Fault => (NoticeLevel.Alert, "can't be held by this node", "fault", _plan.Hooks.Fault),
            _ when moved.From == VrrpState.Master => (NoticeLevel.Notice, "is not held by this node any more", "release", _plan.Hooks.Release),
            _ => (NoticeLevel.Notice, moved.To == VrrpState.Backup ? "is watched by this node as a backup" : "is not watched by this node any more", "", []),
        };
        Log(level, $"Floating address {_plan.Text} {what}: {moved.Reason.Text()}{Of(moved.Other)}.");
        if (moved.From == VrrpState.Master && moved.To == VrrpState.Fault)
            _hooks.Run("release", _plan.Hooks.Release, _fencingToken);
        _hooks.Run(happened, hook, _fencingToken);
    }

    private static string Of(NetworkAddress? other) => other is { } node ? $" ({node.HostText})" : "";
}
