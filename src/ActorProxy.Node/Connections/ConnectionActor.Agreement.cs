using System.Runtime.CompilerServices;
using ActorProxy.Core.Logging;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Servers;
using ActorProxy.Node.StickTables.Claims;

namespace ActorProxy.Node.Connections;

/// <summary>How a connection makes sure that all nodes send the same key to the same server.</summary>
internal sealed partial class ConnectionActor
{
    /// <summary>Another server twice, and then the stream goes where its own node sends it: it must not go round in circles.</summary>
    private const int MostClaims = 4;

    private uint _lastClaim;

    /// <summary>The question whose answer is waited for; 0 for none.</summary>
    private uint _awaitedClaim;
    private KeyBinding? _claimed;

    /// <summary>Asks the owners of the stream's new keys, before it is connected, and goes to the server that the owner says.</summary>
    /// <param name="failed">The server that a redispatched stream could not be connected to, whoever is bound to it; null for a first attempt.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> AgreeOnServerAsync(StickyKeys sticky, ServerRoute? failed = null)
    {
        for (var claims = 0; claims < MostClaims && sticky.ToClaim(Session.Server!) is { } key; claims++)
        {
            var reason = await ClaimAsync(key).ConfigureAwait(false);
            if (reason.IsSet || _claimed is not { } binding)
                return reason;
            key.Seen = binding;
            if (key.NeedsClaim(Session.Server!) && (failed is null || binding.Target != StickyKey.TargetIn(key.Table, failed)) && Want(key, binding))
            {
                Session.Backend!.Balancer.Tell(new BalancerProtocol.Release(_ticket!));
                reason = await PickServerAsync(isRedispatch: false).ConfigureAwait(false);
                if (reason.IsSet)
                    return reason;
            }
        }

        return default;
    }

    /// <summary>Leaves in <see cref="_claimed"/> what the key is bound to now; nothing when the owner did not say.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> ClaimAsync(StickyKey key)
    {
        var (table, server) = (key.Table, Session.Server!);
        var isSure = true;
        _claimed = null;
        var members = _node.Claims.MembersOf(table.Definition.Peers!);
        if (members?.OwnerOf(key.Key.Span, table.Number, out isSure) is { } owner)
        {
            members.Counters.CountAsked();
            var answer = _step.Begin();
            owner.Ask(new ClaimQuestion(table.Definition.WireName, key.Key, key.SeenEpoch, StickyKey.TargetIn(table, server), _awaitedClaim = ++_lastClaim, Self));
            StartTimer(KeyClaims.TimeoutMs, default);
            var reason = await answer;
            StopTimer();
            _awaitedClaim = 0;
            if (reason.IsSet)
                return reason;
            if (_claimed is { Stamp.IsSet: true } binding)
                StickyKeys.Learn(key, binding, _loop.Loop.NowMs);
            else
                isSure = OwnerIsSilent(members);
        }
        else
        {
            _claimed = StickyKeys.Bind(key, server, _loop.Loop.NowMs);
        }

        if (!isSure)
            members!.Counters.CountUnsure();
        return default;
    }

    /// <summary>The stream goes where its own node sends it. True: that is counted already.</summary>
    private bool OwnerIsSilent(ClaimMembers members)
    {
        _claimed = null;
        members.Counters.CountTimedOut();
        return true;
    }

    private void OwnerAnswered(ConnectionProtocol.Claimed claimed)
    {
        // One that comes too late finds another number, or nobody who waits.
        if (claimed.Number != _awaitedClaim || _awaitedClaim == 0 || !_step.IsAwaited)
            return;
        _claimed = claimed.Binding;
        _step.Complete(default);
    }

    /// <summary>False when the server of the binding can't be used: then the stream's own takes its place, in the next epoch.</summary>
    private bool Want(StickyKey key, in KeyBinding binding)
    {
        var ticket = _ticket!;
        ticket.Wanted = StickyKeys.ServerOf(Session.Backend!.Facts, key.Table, binding.Target, ticket.TakesServerThatIsDown, out var address);
        ticket.WantedAddress = address;
        return ticket.Wanted is not null || address.IsInternet;
    }
}
