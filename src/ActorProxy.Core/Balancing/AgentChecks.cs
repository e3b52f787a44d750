using System.Globalization;
using ActorProxy.Core.Health;

namespace ActorProxy.Core.Balancing;

/// <summary>What agents say about a backend's servers: weights, limits, admin states, and whether they are up.</summary>
/// <remarks>An agent that can't be reached says nothing: only its own words change a server.</remarks>
public sealed class AgentChecks
{
    private readonly ServerTransitions transitions;
    private readonly ServerCommands commands;

    internal AgentChecks(ServerTransitions transitions, ServerCommands commands)
    {
        this.transitions = transitions;
        this.commands = commands;
    }

    /// <summary>Takes the end of an agent's check over; that of one who was disabled meanwhile is dropped.</summary>
    public void Ended(ServerState server, CheckResult check, long nowMs, BalanceEffects effects)
    {
        if (server.IsLeaving || server.Agent is not { IsEnabled: true } agent)
            return;
        var reply = check.Reply is { } line ? AgentReply.Parse(line) : null;
        if (reply is not null)
            check = Apply(server, reply, check, nowMs, effects);
        var wasUp = agent.IsUp;
        if (reply?.State is not null)
            agent.IsUp = reply.IsUp;
        var isNews = wasUp != agent.IsUp || check.Status != agent.LastCheck.Status;
        agent.LastCheck = check;
        if (isNews && transitions.Proxy.LogOptions.HealthChecks)
            effects.Notice(NoticeLevel.Notice, ServerNotices.AgentCheck(transitions.Proxy, server, check, agent));
        if (reply?.State is null)
            return;
        if (!agent.IsUp)
            transitions.SetOperation(server, ServerOperation.Stopped, new StateChangeReason(check), nowMs, effects);
        else if (MayRun(server))
            transitions.SetOperation(server, ServerOperation.Running, new StateChangeReason(check), nowMs, effects);
    }

    /// <summary><c>set server … agent</c>; false without an agent that counts.</summary>
    public bool SetState(ServerState server, bool isUp, long nowMs, BalanceEffects effects)
    {
        if (server.Agent is not { IsEnabled: true } agent)
            return false;
        agent.IsUp = isUp;
        transitions.SetOperation(server, isUp ? ServerOperation.Running : ServerOperation.Stopped, StateChangeReason.Operator, nowMs, effects);
        return true;
    }

    /// <summary><c>enable agent</c> and <c>disable agent</c>; false for a server without an agent.</summary>
    public static bool SetEnabled(ServerState server, bool isEnabled, BalanceEffects effects)
    {
        if (server.Agent is not { } agent)
            return false;
        agent.IsEnabled = isEnabled;
        effects.ServerChanged(server);
        return true;
    }

    private static bool MayRun(ServerState server)
        => server.Operation != ServerOperation.Stopping
            && (server.HealthPolicy is not { } policy || server.AreChecksPaused || server.Health.IsUp(policy))
            && server.Tracked is not { Operation: ServerOperation.Stopped };

    /// <summary>Carries out what the agent asked for, and returns the check with the words that it is reported in.</summary>
    private CheckResult Apply(ServerState server, AgentReply reply, CheckResult check, long nowMs, BalanceEffects effects)
    {
        if (reply.Admin is { } admin)
            commands.SetState(server, admin, nowMs, effects);
        var warning = reply.Weight is { } weight ? SetWeight(server, weight, nowMs, effects) : null;
        if (reply.MaxConn is { } maxConn)
            warning = SetMaxConn(server, maxConn, nowMs, effects) ?? warning;
        check = check with { Reply = null };
        if (reply.State is { } state)
        {
            var note = (reply.Remark ?? reply.UnknownWord) is { } text ? $" ({text})" : "";
            return check with { Status = reply.IsUp ? CheckStatus.Layer7Passed : CheckStatus.Layer7Status, Description = CheckDescription.Cut($"via agent : {state}{note}") };
        }

        var words = reply.UnknownWord is not null ? $"agent reports an error : {reply.UnknownWord}"
            : warning is not null ? $"agent warns : {warning}"
            : "";
        return check with { Status = CheckStatus.Checked, Description = CheckDescription.Cut(words) };
    }

    /// <returns>Why it can't be, or null.</returns>
    private string? SetWeight(ServerState server, string text, long nowMs, BalanceEffects effects)
    {
        if (text.IndexOf('%', StringComparison.Ordinal) != text.Length - 1 || text.AsSpan(0, text.Length - 1).ContainsAnyExceptInRange('0', '9'))
            return "Trailing garbage in weight string";

        // An agent repeats itself: what is as it was is no change.
        var before = server.Weight;
        if (ServerCommands.WeightOf(server, text) == before)
            return null;
        return commands.SetWeight(server, text, nowMs, effects) switch
        {
            WeightCommandResult.Done => null,
            WeightCommandResult.StaticAlgorithm => "Backend is using a static LB algorithm and only accepts weights '0%' and '100%'.",
            _ => "Relative weight must be positive.",
        };
    }

    /// <returns>Why it can't be, or null.</returns>
    private string? SetMaxConn(ServerState server, string text, long nowMs, BalanceEffects effects)
    {
        if (text.Length == 0)
            return "Require <maxconn>.";
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var maxConn))
            return char.IsAsciiDigit(text[0]) ? "Trailing garbage in maxconn string" : "maxconn string empty or preceded by garbage";
        if (maxConn != server.MaxConn)
            commands.SetMaxConn(server, maxConn, nowMs, effects);
        return null;
    }
}
