using System.Runtime.CompilerServices;
using ActorProxy.Config.Model;
using ActorProxy.Core.Logging;
using ActorProxy.Engine.Sockets;
using ActorProxy.Node.Backends;

namespace ActorProxy.Node.Connections;

/// <summary>How a connection comes to its server: picked by the balancer, connected to, tried again.</summary>
internal sealed partial class ConnectionActor
{
    /// <summary>Asks the balancer for a server; the connection's slot there is taken when this returns <c>default</c>.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> PickServerAsync(bool isRedispatch)
    {
        _phase = ClosePhase.Queue;
        _ticket ??= NewTicket();
        var balancer = Session.Backend!.Balancer;
        var answer = _step.Begin();
        balancer.Tell(isRedispatch
            ? new BalancerProtocol.Redispatch(_ticket)
            : new BalancerProtocol.PickServer(_ticket, BalanceKeyOf(Session.Backend)));
        var reason = await answer;
        StopTimer();
        return reason;
    }

    /// <summary>The balancer has no slot now: the queue's timeout runs, and the client may give up.</summary>
    private void WaitingInQueue(ConnectionProtocol.Queued queued)
    {
        if (!_step.IsAwaited)
            return;
        Session.Queued(queued);
        StartTimer(Session.Backend!.QueueTimeoutMs, CloseSide.ServerTimeout);
        _client.Handler = this;
        _client.Watch();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> ConnectAsync()
    {
        var backend = Session.Backend!;
        _phase = ClosePhase.Connect;
        while (true)
        {
            var error = await ConnectOnceAsync(backend).ConfigureAwait(false);
            Observe(error);
            if (error == 0)
            {
                Session.Connected(_loop.Loop.NowMs);
                if (backend.Rules.Response.IsEmpty)
                    StoreSticky(backend);
                if (Session.Listener.Frontend.Log.NeedsSource)
                    Session.Source = _server!.LocalAddress();
                Session.Log(LogMoment.Connected, default, null, _loop.Loop.NowMs, _node);
                return default;
            }

            if (_ordered.IsSet)
                return _ordered;
            if (Session.Retries >= (_rules?.Control.Retries ?? backend.Config.Retries))
                return Session.GaveUp(error);
            var reason = await RetryAsync(backend, error).ConfigureAwait(false);
            if (reason.IsSet)
                return reason;
        }
    }

    /// <summary>Tells the balancer how the attempt ended, where the server's line asks for it (<c>observe layer4</c>).</summary>
    private void Observe(int error)
    {
        if (Session.Server!.Config.Observe == ObserveMode.Layer4 && !_ordered.IsSet)
            Session.Backend!.Balancer.Tell(new BalancerProtocol.ConnectionObserved(Session.Server.State, error == 0));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ConnectOnceAsync(Backend backend)
    {
        var route = Session.Server!;
        backend.Counters.ConnectAttempts.Increment();
        route.Counters.ConnectAttempts.Increment();
        var target = route.Target ?? route.TargetFor(Session.DestinationOf(_client));
        var attempt = ServerConnection.TryCreate(_loop.Loop, target, OptionsFor(route), out var error);
        if (attempt is null)
            return error;
        _client.Handler = this;
        _client.Watch();
        _connecting = attempt;
        error = await attempt.ConnectAsync(target, backend.ConnectTimeoutMs);
        _connecting = null;
        if (error == 0)
            _server = attempt.Socket;
        else
            attempt.Socket.Close();
        return error;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> RetryAsync(Backend backend, int error)
    {
        Session.Retries++;
        var failed = Session.Server!;
        if (!_ticket!.IsForced && RetrySchedule.IsRedispatch(Session.Retries, backend.Config, isWanted: failed.Name == _ticket.Wanted))
        {
            var reason = await PickServerAsync(isRedispatch: true).ConfigureAwait(false);

            // Another node's stream of the same key may have been sent elsewhere, too: they have to agree where to.
            if (!reason.IsSet && _sticky is not null)
                reason = await AgreeOnServerAsync(_sticky, failed).ConfigureAwait(false);
            _phase = ClosePhase.Connect;
            if (reason.IsSet || Session.Redispatched(failed, backend))
                return reason;
        }

        backend.Counters.Retries.Increment();
        failed.Counters.Retries.Increment();
        failed.Counters.SessionRepeated(_loop.Loop.NowMs);
        // A server that does not answer has cost its timeout already; one that refuses gets a moment to come back.
        if (error == SocketErrors.TimedOut)
            return default;
        var pause = backend.ConnectTimeoutMs > 0 ? Math.Min(RetrySchedule.PauseMs, backend.ConnectTimeoutMs) : RetrySchedule.PauseMs;
        StartTimer(pause, default);
        return await _step.Begin();
    }
}
