using ActorProxy.Config.Model;
using ActorProxy.Core.Health;

namespace ActorProxy.Core.Balancing;

/// <summary>What checks, observed traffic and tracked servers say about a backend's servers.</summary>
public sealed class ServerChecks
{
    private readonly ServerTransitions transitions;

    internal ServerChecks(ServerTransitions transitions) => this.transitions = transitions;

    /// <summary>Takes a check's end over; one that comes after the server entered maintenance is dropped.</summary>
    public void Ended(ServerState server, CheckResult check, long nowMs, BalanceEffects effects)
    {
        if (!server.IsChecked)
            return;
        Count(server, check, effects);
        var policy = server.HealthPolicy!;
        if (!server.Health.IsUp(policy))
        {
            if (!check.IsPassed && server.Health.Counter == 0)
                transitions.SetOperation(server, ServerOperation.Stopped, new StateChangeReason(check), nowMs, effects);
        }
        else if (server.Agent is { IsAgainst: true })
            return;
        else if (check.Status == CheckStatus.Layer7PassedConditionally)
            transitions.SetOperation(server, ServerOperation.Stopping, new StateChangeReason(check), nowMs, effects);
        else if (check.IsPassed)
            transitions.SetOperation(server, ServerOperation.Running, new StateChangeReason(check), nowMs, effects);
    }

    /// <summary>A connection to the server was made or failed, for <c>observe layer4</c>.</summary>
    /// <returns>Whether the next check is to be made after <c>fastinter</c> at the latest.</returns>
    public bool ConnectionObserved(ServerState server, bool succeeded, long nowMs, BalanceEffects effects)
    {
        if (server.HealthPolicy is not { Observe: ObserveMode.Layer4 } policy || !server.IsChecked || server.Operation == ServerOperation.Stopped)
            return false;
        if (succeeded)
        {
            server.ObservedErrors = default;
            return false;
        }

        (server.ObservedErrors, var action) = server.ObservedErrors.AfterError(policy);
        if (action is null)
            return false;
        if (action is OnErrorAction.SuddenDeath && server.Health.Counter > policy.Rise)
            server.Health = new HealthState(policy.Rise + 1);
        else if (action is OnErrorAction.MarkDown)
            server.Health = new HealthState(policy.Rise);
        if (action is not OnErrorAction.FastInter)
        {
            Ended(server, new CheckResult(CheckStatus.HealthAnalysis,
                Description: $"Detected {policy.ErrorLimit} consecutive errors, last one was: L4 unsuccessful connection", DurationMs: -1), nowMs, effects);
        }

        return true;
    }

    /// <summary>The server that this one tracks is, or now is, in this state.</summary>
    public void Follow(ServerState server, TrackedServer tracked, long nowMs, BalanceEffects effects)
    {
        server.Tracked = tracked;
        // Into maintenance first, out of it last: what changes behind it is not announced.
        if (tracked.IsInMaint)
            Inherit(ServerAdminState.InheritedMaint, true);
        Inherit(ServerAdminState.InheritedDrain, tracked.IsDraining);
        if (!tracked.IsInMaint)
        {
            Inherit(ServerAdminState.InheritedMaint, false);
            var operation = tracked.Operation == ServerOperation.Starting ? ServerOperation.Running : tracked.Operation;
            transitions.SetOperation(server, operation, new StateChangeReason(Via: tracked.Name), nowMs, effects);
        }

        void Inherit(ServerAdminState flag, bool isSet)
            => transitions.SetAdmin(server, isSet ? server.Admin | flag : server.Admin & ~flag, isSet ? tracked.Name : null, nowMs, effects);
    }

    private void Count(ServerState server, CheckResult check, BalanceEffects effects)
    {
        var policy = server.HealthPolicy!;
        var before = server.Health;
        var isNews = check.IsPassed ? before.Counter < policy.Full : before.Counter > 0;
        if (isNews)
            server.Health = before.After(check.IsPassed, policy);
        if (isNews && !check.IsPassed)
            server.Counters.FailedChecks.Increment();
        if (check.IsPassed)
            server.ObservedErrors = default;
        isNews |= check.Status != server.LastCheck.Status;
        server.LastCheck = check;
        if (isNews && transitions.Proxy.LogOptions.HealthChecks)
            effects.Notice(NoticeLevel.Notice, ServerNotices.Check(transitions.Proxy, server, check, policy));
    }
}
