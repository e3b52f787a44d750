using System.Collections.Immutable;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Vrrp;
using ActorProxy.Engine.Network;

namespace ActorProxy.Cluster.FloatingIp;

// What the router decides is done here.
internal sealed partial class FloatingIpActor
{
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
                case VrrpAction.Moved moved when !isRefused:
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

    private void CloseHealthPort()
    {
        _health?.Close();
        _health = null;
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
        CloseHealthPort();
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
        if (_isHeld && moved.To == VrrpState.Fault)
            _hooks.Run("release", _plan.Hooks.Release, _fencingToken);
        _isHeld = moved.To == VrrpState.Master;
        _hooks.Run(happened, hook, _fencingToken);
    }
}
