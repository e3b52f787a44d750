using System.Runtime.CompilerServices;
using ActorProxy.Core.Logging;
using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.Engine.Relay;

namespace ActorProxy.Node.Connections;

/// <summary>How bytes move once both sides are there: the header for the server before them, the PROXY header of the client read long before.</summary>
internal sealed partial class ConnectionActor
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> ReadProxyHeaderAsync()
    {
        var reader = new ProxyHeaderReader(_client, _loop.Pools.Buffers);
        StartTimer(Session.Listener.Frontend.ClientTimeoutMs, CloseSide.ClientTimeout);
        _client.Handler = this;
        while (true)
        {
            var outcome = reader.Read(Session);
            if (outcome == ProxyHeaderReadOutcome.Complete)
            {
                StopTimer();
                _early = reader.TakeRest();
                return default;
            }

            var reason = outcome == ProxyHeaderReadOutcome.NeedMore ? await _step.Begin() : new CloseReason(outcome == ProxyHeaderReadOutcome.Invalid ? CloseSide.Proxy : CloseSide.Client, _phase);
            if (!reason.IsSet)
                continue;
            StopTimer();
            Session.HeaderError = reader.Error != ProxyHeaderError.None ? reader.Error
                : reason.Side == CloseSide.ClientTimeout ? ProxyHeaderError.TimedOut : ProxyHeaderError.FailedBefore;
            if (reader.TakeRest() is { } rest)
            {
                Session.UnreadBytes = rest.Pending.Length;
                rest.ReturnTo(_loop.Pools.Buffers);
            }

            return reason;
        }
    }

    // Not async: most connections are here most of the time, and each pending method would cost them memory.
    private ValueTask<RelayEnd> BeginRelay()
    {
        _phase = ClosePhase.Data;
        var ownBytes = 0;
        if (Session.Server!.Config.SendProxy is { } sendProxy)
            (_early, ownBytes) = ProxyHeaderWriter.Prepend(sendProxy, Session, _client, _early, _loop.Pools.Buffers);
        _relay = new TcpRelay(_client, _server!, Session.Route!.Relay, _loop.Pools);
        _rules?.Control.LimitRelay(_relay);
        if (Session.Backend!.Rules is { Response.IsEmpty: false } rules)
            _relay.Hold(_gate = new ResponseGate(Rules, rules, _loop.Loop, _relay.ToClient));
        var early = _early;
        _early = null;
        return _relay.RunAsync(early, ownBytes);
    }

    private CloseReason ReasonOf(RelayEnd end) => end switch
    {
        RelayEnd.Finished => CloseReason.Normal,
        RelayEnd.ClientFailed => new CloseReason(CloseSide.Client, ClosePhase.Data),
        RelayEnd.ServerFailed => new CloseReason(CloseSide.Server, ClosePhase.Data),
        RelayEnd.ClientTimedOut => new CloseReason(CloseSide.ClientTimeout, ClosePhase.Data),
        RelayEnd.ServerTimedOut => new CloseReason(CloseSide.ServerTimeout, ClosePhase.Data),
        RelayEnd.Refused => RefusedResponse(),
        RelayEnd.Faulted => throw new InvalidOperationException("The relay failed.", _relay!.Fault),
        _ => _ordered,
    };
}
