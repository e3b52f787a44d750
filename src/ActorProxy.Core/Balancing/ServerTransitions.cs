using ActorProxy.Config.Model;

namespace ActorProxy.Core.Balancing;

/// <summary>Changes a server's state and draws the consequences: weights, queues, sessions to end, log lines.</summary>
internal sealed class ServerTransitions(ServerRoster roster, StreamDispatcher dispatcher, ServerWeights weights)
{
    private const ServerAdminState ForcedMaint = ServerAdminState.ForcedMaint | ServerAdminState.ConfiguredMaint;

    /// <summary>The latest generation's section.</summary>
    public ProxyConfig Proxy { get; set; } = null!;

    private BackendConfig Backend => Proxy.Backend!;

    /// <summary>Takes over what checks, operators or a tracked server found the server to be; in maintenance nothing changes.</summary>
    public void SetOperation(ServerState server, ServerOperation next, StateChangeReason reason, long nowMs, BalanceEffects effects)
    {
        if (next == ServerOperation.Running && server.Operation == ServerOperation.Starting)
            return;
        if (server.IsInMaint || server.Operation == next)
            return;
        var before = Usable;
        var level = LevelOf(server, next);
        var moved = next == ServerOperation.Running
            ? Start(server, nowMs, effects)
            : Stop(server, next, nowMs, effects);
        effects.Notice(level, ServerNotices.Operation(Proxy, roster, server, reason, moved));
        RemindOfDrain(server, effects);
        Finish(server, before, nowMs, effects);
    }

    /// <summary>Sets and clears admin flags, one cause at a time.</summary>
    /// <param name="via">The tracked server that caused it, or null.</param>
    public void SetAdmin(ServerState server, ServerAdminState next, string? via, long nowMs, BalanceEffects effects)
    {
        var was = server.Admin;
        if (was == next)
            return;
        var before = Usable;
        var wasInMaint = server.IsInMaint;
        var wasDraining = server.IsDraining;
        server.Admin = next;
        if (!wasInMaint && server.IsInMaint)
            EnterMaint(server, via, nowMs, effects);
        else if (wasInMaint && server.IsInMaint)
        {
            // Another reason to stay is silent; one less is told.
            if ((was & ServerAdminState.Maint & ~next) != 0)
                effects.Notice(NoticeLevel.Notice, IsResolved(was, next) ? ServerNotices.ResolvesInMaint(Proxy, server) : ServerNotices.RemainsInMaint(Proxy, server, via ?? server.TrackedName));
        }
        else
        {
            if (wasInMaint)
                LeaveMaint(server, was, nowMs, effects);
            ChangeDrain(server, wasDraining, via, nowMs, effects);
        }

        Finish(server, before, nowMs, effects);
    }

    public void SetWeight(ServerState server, int weight, long nowMs, BalanceEffects effects)
    {
        var before = Usable;
        server.Weight = weight;
        weights.Update(server, nowMs);
        RemindOfDrain(server, effects);
        Finish(server, before, nowMs, effects);
    }

    /// <summary>One step of a slow start.</summary>
    public void Warm(ServerState server, long nowMs, BalanceEffects effects)
    {
        if (nowMs - server.LastChangeMs >= server.SlowStartMs)
            server.Operation = ServerOperation.Running;
        else
            ScheduleStep(server, nowMs);
        weights.Update(server, nowMs);
        dispatcher.Refill(server, nowMs, effects);
        dispatcher.ServeQueue(nowMs, effects);
    }

    public static void CloseSessions(ServerState server, CloseCause cause, BalanceEffects effects)
    {
        for (var stream = server.Sessions.First; stream is not null; stream = stream.Next)
            effects.CloseStream(stream, cause);
    }

    private int Usable => roster.ActiveCount + roster.BackupCount;

    private int Start(ServerState server, long nowMs, BalanceEffects effects)
    {
        if (server.Operation == ServerOperation.Stopped)
            server.DownTimeMs += nowMs - server.LastChangeMs;
        server.LastChangeMs = nowMs;
        server.Operation = server.SlowStartMs > 0 ? ServerOperation.Starting : ServerOperation.Running;
        if (server.Operation == ServerOperation.Starting)
        {
            ScheduleStep(server, nowMs);
            roster.LimitsChanged();
        }

        weights.Update(server, nowMs);
        if (server.Config.ShutdownBackupSessionsOnUp && !server.IsBackup && server.EffectiveWeight > 0)
        {
            foreach (var backup in roster.Servers)
            {
                if (backup.IsBackup)
                    CloseSessions(backup, CloseCause.ActiveServerUp, effects);
            }
        }

        return dispatcher.Refill(server, nowMs, effects);
    }

    /// <summary>Only the loss of a server that took new streams is an alert.</summary>
    private static NoticeLevel LevelOf(ServerState server, ServerOperation next)
        => next == ServerOperation.Stopped && server.IsUp && server.Operation != ServerOperation.Stopping && !server.IsDraining ? NoticeLevel.Alert : NoticeLevel.Notice;

    /// <summary>Steps of 5 per cent, none shorter than a second.</summary>
    private static void ScheduleStep(ServerState server, long nowMs)
        => server.NextStepMs = Math.Min(nowMs + Math.Max(1000, server.SlowStartMs / 20), server.LastChangeMs + server.SlowStartMs);

    private int Stop(ServerState server, ServerOperation next, long nowMs, BalanceEffects effects)
    {
        if (server.Operation == ServerOperation.Stopped)
            server.DownTimeMs += nowMs - server.LastChangeMs;
        if (next == ServerOperation.Stopped)
            server.Counters.DownTransitions.Increment();
        server.LastChangeMs = nowMs;
        server.Operation = next;
        weights.Update(server, nowMs);
        if (next == ServerOperation.Stopped && server.Config.ShutdownSessionsOnDown)
            CloseSessions(server, CloseCause.ServerDown, effects);
        return Redistribute(server, nowMs, effects);
    }

    /// <summary>Those who wait for a server that takes no one any more go elsewhere, if the backend lets them or there is nothing to wait for.</summary>
    private int Redistribute(ServerState server, long nowMs, BalanceEffects effects)
        => !server.IsInMaint && (Backend.PersistsWhenDown || Backend.RedispatchInterval is (null or 0)) ? 0 : dispatcher.Redistribute(server, nowMs, effects);

    private void EnterMaint(ServerState server, string? via, long nowMs, BalanceEffects effects)
    {
        var wasDown = server.Operation == ServerOperation.Stopped;
        var level = LevelOf(server, ServerOperation.Stopped);
        var moved = wasDown ? 0 : Stop(server, ServerOperation.Stopped, nowMs, effects);
        effects.Notice(level, ServerNotices.EntersMaint(Proxy, roster, server, wasDown, via, moved));
    }

    private static bool IsResolved(ServerAdminState was, ServerAdminState next) => (was & ~next & ServerAdminState.ResolutionMaint) != 0;

    private void LeaveMaint(ServerState server, ServerAdminState was, long nowMs, BalanceEffects effects)
    {
        var next = server.ResetHealth();
        if (next is ServerOperation.Running)
            Start(server, nowMs, effects);
        else
            server.Operation = next;
        effects.Notice(NoticeLevel.Notice, IsResolved(was, server.Admin) ? ServerNotices.Resolves(Proxy, server) : ServerNotices.LeavesMaint(Proxy, server, (was & ForcedMaint) != 0));
    }

    private void ChangeDrain(ServerState server, bool wasDraining, string? via, long nowMs, BalanceEffects effects)
    {
        if (!server.IsDraining && !wasDraining)
            return;
        weights.Update(server, nowMs);
        if (!wasDraining)
        {
            server.LastChangeMs = nowMs;
            var moved = Redistribute(server, nowMs, effects);
            effects.Notice(NoticeLevel.Notice, ServerNotices.EntersDrain(Proxy, roster, server, via, moved));
        }
        else if (server.IsDraining)
            effects.Notice(NoticeLevel.Notice, ServerNotices.RemainsInDrain(Proxy, server, via ?? server.TrackedName));
        else
        {
            server.LastChangeMs = nowMs;
            dispatcher.Refill(server, nowMs, effects);
            effects.Notice(NoticeLevel.Notice, ServerNotices.LeavesDrain(Proxy, server));
        }
    }

    /// <summary>Neither a weight nor a check brings a draining server back, as HAProxy tells operators at each.</summary>
    private void RemindOfDrain(ServerState server, BalanceEffects effects)
    {
        if (server.IsDraining && !server.IsInMaint)
            effects.Notice(NoticeLevel.Notice, ServerNotices.RemainsInDrain(Proxy, server, server.TrackedName));
    }

    private void Finish(ServerState server, int usableBefore, long nowMs, BalanceEffects effects)
    {
        if (usableBefore > 0 && Usable == 0)
            effects.Notice(NoticeLevel.Emergency, ServerNotices.NoServer(Proxy));
        dispatcher.ServeQueue(nowMs, effects);
        effects.ServerChanged(server);
    }
}
