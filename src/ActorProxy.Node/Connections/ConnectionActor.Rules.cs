using System.Runtime.CompilerServices;
using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Rules;
using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.Engine.Sockets;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Servers;

namespace ActorProxy.Node.Connections;

/// <summary>Where rules, conditions and expressions come into a connection's life.</summary>
internal sealed partial class ConnectionActor
{
    /// <summary>The rules at work; asking for them makes them, so a connection without rules has none.</summary>
    private ConnectionRules Rules => _rules ??= new ConnectionRules(this);

    /// <summary>What a log line would say now.</summary>
    internal SessionLogRecord LogRecord()
    {
        var record = Session.Record(_end, _relay, _loop.Loop.NowMs, _node);
        Complete(ref record);
        return record;
    }

    /// <summary>Adds what only the connection knows: what expressions look at, and what rules said of the line.</summary>
    internal void Complete(ref SessionLogRecord record)
    {
        if (Session.Listener.Frontend.Log.NeedsSamples || _samples is not null)
            record.Samples = Samples;
        if (_rules?.Control is not { } control)
            return;
        record.Level = control.LogLevel;
        record.IsSilent = control.IsSilent;
    }

    private StickyKeys Sticky => _sticky ??= new StickyKeys(Samples);

    /// <summary>The server is connected to, and rules on what it says have let it pass: what leads there from now on is stored.</summary>
    internal void StoreSticky(Backend backend)
    {
        if (!backend.Rules.ResponseSticks.IsEmpty)
            Sticky.OnResponse(backend);
        _sticky?.Store(Session.Server!);
    }

    private void BackendChosen(FrontendRoute? route)
    {
        var now = _loop.Loop.NowMs;
        Session.Route = route;
        Session.Backend?.Counters.SessionStarted(now);
        Session.Log(LogMoment.Accepted, default, null, now, _node);
    }

    /// <summary><c>tcp-request connection</c>: nothing is read, nobody is told, no session is counted.</summary>
    private CloseReason ConnectionAllowed(Frontend frontend)
    {
        var reason = ConnectionRules.ReasonOf(Rules.Apply(frontend.Rules.Connection), _phase);
        if (!reason.IsSet)
            return default;
        frontend.Counters.DeniedConnections.Increment();
        Session.Listener.Counters.DeniedConnections.Increment();
        Session.IsRefusedUnheard = true;
        _client.ResetOnClose();
        return reason;
    }

    /// <summary><c>tcp-request session</c>: as <see cref="ConnectionAllowed"/>, once the client's addresses are known.</summary>
    private CloseReason SessionAllowed(Frontend frontend)
    {
        var reason = ConnectionRules.ReasonOf(Rules.Apply(frontend.Rules.Session), _phase);
        if (!reason.IsSet)
            return default;
        frontend.Counters.DeniedSessions.Increment();
        Session.Listener.Counters.DeniedSessions.Increment();

        // Nothing was heard of a client without a header: there is nothing to log.
        Session.IsRefusedUnheard = !Session.HasProxyHeader;
        Session.HeaderError = ProxyHeaderError.RefusedByRule;
        return reason;
    }

    /// <summary>The frontend's content rules, <c>use_backend</c>, and the content rules of the backend that this leads to.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> ChooseBackendAsync(Frontend frontend)
    {
        var reason = frontend.Rules.Content.IsEmpty ? default : await InspectAsync(frontend.Rules, frontend).ConfigureAwait(false);
        if (reason is { IsSet: true, Side: CloseSide.Proxy })
        {
            BackendChosen(null);
            return reason;
        }

        // Also for a client that is gone: the line about it names the backend, as HAProxy's does.
        BackendChosen(frontend.Rules.Backends.IsEmpty ? frontend.Route : Rules.ChooseBackend(frontend));
        if (reason.IsSet)
            return reason;
        if (Session.Backend is { Rules.Content.IsEmpty: false } backend && backend.Proxy != frontend.Proxy)
            reason = await InspectAsync(backend.Rules, frontend).ConfigureAwait(false);
        return reason;
    }

    /// <summary>Lets content rules look at the client's first bytes, until they decide or their delay is over.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CloseReason> InspectAsync(ProxyRules rules, Frontend frontend)
    {
        var position = 0;
        var deadline = _loop.Loop.NowMs + rules.RequestDelayMs;
        var inspection = new RequestInspection(_client, _loop.Pools.Buffers, _early);
        _early = null;
        _client.Handler = this;
        while (true)
        {
            var hasFailed = inspection.Receive();
            var verdict = hasFailed ? RuleVerdict.Continue : Rules.OnRequest(rules.Content, ref position, inspection.Bytes, inspection.IsComplete, _loop.Loop.NowMs >= deadline);
            var reason = hasFailed ? new CloseReason(CloseSide.Client, _phase) : default;
            if (verdict == RuleVerdict.Wait)
            {
                _client.Watch();
                StartTimer(NextDeadline(deadline, inspection.LastReceivedMs, frontend.ClientTimeoutMs, out var side), side);
                reason = await _step.Begin();
                StopTimer();
                if (!reason.IsSet)
                    continue;
            }

            _early = inspection.TakeBytes();
            if (reason.IsSet)
            {
                if (reason.Side is CloseSide.Client or CloseSide.ClientTimeout)
                    frontend.Counters.RequestErrors.Increment();
                return reason;
            }

            reason = ConnectionRules.ReasonOf(verdict, _phase);
            if (reason.IsSet)
            {
                frontend.Counters.DeniedRequests.Increment();
                Session.Listener.Counters.DeniedRequests.Increment();
            }

            return reason;
        }
    }

    /// <summary>What comes first: the end of the rules' delay, or of the client's time to say something.</summary>
    private long NextDeadline(long delayEndsMs, long lastReceivedMs, long clientTimeoutMs, out CloseSide side)
    {
        var clientEndsMs = clientTimeoutMs > 0 ? lastReceivedMs + clientTimeoutMs : long.MaxValue;
        side = clientEndsMs < delayEndsMs ? CloseSide.ClientTimeout : default;
        return Math.Max(1, Math.Min(clientEndsMs, delayEndsMs) - _loop.Loop.NowMs);
    }

    private StreamTicket NewTicket()
    {
        var ticket = new StreamTicket(Self);
        var backend = Session.Backend!;
        var persistence = backend.Rules.Persistence.IsEmpty ? Persistence.Usual : Rules.PersistenceAt(backend.Rules);
        ticket.IsForced = persistence == Persistence.Forced;
        ticket.TakesServerThatIsDown = ticket.IsForced || backend.Config.PersistsWhenDown;
        if (!backend.Rules.Servers.IsEmpty)
            ticket.Wanted = Rules.ChooseServer(backend, ticket.TakesServerThatIsDown);
        if (ticket.Wanted is null && backend.Config.PersistCookie is { } cookie && persistence != Persistence.Ignored)
            ticket.WantedAddress = Rules.ServerOfCookie(cookie);
        if (!backend.Rules.RequestSticks.IsEmpty)
            Sticky.Match(backend, ticket, decides: persistence != Persistence.Ignored);

        if (_rules?.Control is { } control)
        {
            ticket.PriorityClass = control.PriorityClass;
            ticket.PriorityOffsetMs = control.PriorityOffsetMs;
        }

        return ticket;
    }

    /// <summary>What the backend's algorithm picks by, if it hashes.</summary>
    private BalanceKey BalanceKeyOf(Backend backend)
    {
        var balance = backend.Config.Balance;
        return balance.Algorithm switch
        {
            BalanceAlgorithmKind.Source => Session.Client.IsInternet ? HashFunctions.OfSource(Session.Client) : BalanceKey.None,
            BalanceAlgorithmKind.Hash => Rules.HashOfExpression(backend.Rules.BalanceKey!, backend.Config.Hash),
            BalanceAlgorithmKind.RdpCookie => Rules.HashOfCookie(balance.CookieName, backend.Config.Hash),
            _ => BalanceKey.None,
        };
    }

    private ConnectOptions OptionsFor(ServerRoute route)
    {
        var options = route.OptionsFor(Session.Client);
        return _rules?.Control is { } control && (control.ServerMark is not null || control.ServerTypeOfService is not null)
            ? options with { Mark = control.ServerMark, TypeOfService = control.ServerTypeOfService }
            : options;
    }

    private CloseReason RefusedResponse()
    {
        Session.ResponseDenied();
        return ConnectionRules.ReasonOf(_gate!.Verdict, _phase);
    }
}
