using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Core.Stats;

namespace ActorProxy.Core.Balancing;

/// <summary>The only one on its node that decides for a backend: which server a stream gets, who waits, and what state the servers are in.</summary>
/// <remarks>
/// Pure and not thread-safe: one owner calls it, passes the time, and carries out the effects in their order.
/// It outlives generations, so that a slot held by a stream of an older one counts against the same <c>maxconn</c>.
/// </remarks>
public sealed class BackendBalancer
{
    private readonly ServerRoster roster;
    private readonly StreamDispatcher dispatcher;
    private readonly ServerWeights weights;
    private readonly ServerTransitions transitions;
    private readonly RosterUpdate update;

    /// <param name="random">The draws of <c>balance random</c>.</param>
    /// <param name="counters">Where the backend's picks are counted; its servers have their own.</param>
    public BackendBalancer(Random random, BackendCounters counters)
    {
        roster = new ServerRoster(counters);
        dispatcher = new StreamDispatcher(roster);
        weights = new ServerWeights(roster, dispatcher);
        transitions = new ServerTransitions(roster, dispatcher, weights);
        update = new RosterUpdate(roster, dispatcher, weights, transitions, new BalanceAlgorithmFactory(roster, random));
        Commands = new ServerCommands(transitions, dispatcher, weights);
        Checks = new ServerChecks(transitions);
        Agents = new AgentChecks(transitions, Commands);
        Slots = new SlotSharing(roster, dispatcher);
    }

    /// <summary>The latest generation's section.</summary>
    public ProxyConfig Proxy => transitions.Proxy;

    /// <summary>What operators may do.</summary>
    public ServerCommands Commands { get; }

    /// <summary>What checks, traffic and tracked servers say.</summary>
    public ServerChecks Checks { get; }

    /// <summary>What agents say.</summary>
    public AgentChecks Agents { get; }

    /// <summary>What neighbouring processes say during a take-over.</summary>
    public SlotSharing Slots { get; }

    /// <summary>The configured servers, in order.</summary>
    public IReadOnlyList<ServerState> Servers => roster.Servers;

    /// <summary>Servers that the configuration no longer has, with streams left.</summary>
    public IReadOnlyList<ServerState> LeavingServers => update.Leaving;

    /// <summary>Streams that wait for any server; those that wait for one are in its <see cref="ServerState.Queued"/>.</summary>
    public int QueuedForAny => dispatcher.QueuedForAny;

    /// <summary>Streams that wait or hold a slot.</summary>
    public int Attached => roster.Attached;

    /// <summary>Streams that hold a slot.</summary>
    public int Served => roster.Served;

    /// <summary>Usable servers that are no backup.</summary>
    public int ActiveServers => roster.ActiveCount;
    public int BackupServers => roster.BackupCount;

    /// <summary>Servers that streams are balanced to now: one backup alone unless <c>option allbackups</c> says otherwise.</summary>
    public int UsableServers => roster.UsedCount;

    /// <summary>The weight of the servers in use, as <c>show stat</c> shows it for the backend.</summary>
    public int VisibleWeight => weights.VisibleTotal;

    /// <summary>The weight of the servers in use as it was set, whatever a slow start has reached of it.</summary>
    public int UserWeight => roster.UserWeight;

    /// <summary>Whether a session can be served; a backend without servers needs none.</summary>
    public bool IsUsable => roster.UsedCount > 0 || roster.Servers.Length == 0;

    /// <summary>Whether streams are balanced to a server now.</summary>
    public bool IsInUse(ServerState server) => roster.MayTake(server);

    /// <summary>Finds a configured server by its name.</summary>
    public ServerState? Find(string name) => Array.Find(roster.Servers, server => server.Name == name);

    /// <summary>Finds a server by its name, also one that the configuration no longer has and that has streams left.</summary>
    public ServerState? FindAlsoLeaving(string name) => Find(name) ?? update.Leaving.FirstOrDefault(server => server.Name == name);

    /// <summary>Finds a stream that waits or holds a slot. Looks at all of them: for the rare case that a connection died without a word.</summary>
    public BalancedStream? FindStream<TKey>(TKey key, Func<BalancedStream, TKey, bool> matches)
    {
        var found = dispatcher.FindQueued(key, matches);
        foreach (var server in roster.Servers.Concat(update.Leaving))
        {
            found ??= server.Sessions.Find(key, matches) ?? server.Queue.Find(key, matches);
        }

        return found;
    }

    /// <summary>Takes a configuration over: the first one, or a new generation's.</summary>
    /// <param name="proxy">A section with a backend.</param>
    /// <param name="fullConn">The backend's <c>fullconn</c>, or a tenth of what its frontends may have.</param>
    /// <param name="unresolved">The names of the servers whose host has no address: they stay in maintenance until they get one.</param>
    public void Configure(ProxyConfig proxy, int fullConn, long nowMs, BalanceEffects effects, IReadOnlySet<string>? unresolved = null)
    {
        roster.FullConn = fullConn;
        roster.MayRedispatch = proxy.Backend is { RedispatchInterval: not (null or 0) };
        update.Apply(proxy, unresolved ?? ImmutableHashSet<string>.Empty, nowMs, effects);
    }

    /// <summary>Wants a server for a stream that has none. Once assigned, the slot is given back by <see cref="Release"/>.</summary>
    public PickOutcome Pick(BalancedStream stream, BalanceKey key, long nowMs, BalanceEffects effects)
    {
        var outcome = dispatcher.Pick(stream, key, null, nowMs, effects);
        if (outcome.Result == PickResult.Queued)
            Slots.StreamWaits(stream, nowMs, effects);
        return outcome;
    }

    /// <summary>Wants another server for a stream that could not use the one whose slot it holds; that slot is given back.</summary>
    /// <remarks>For <c>option redispatch</c>. The same server is picked again when there is no other.</remarks>
    public PickOutcome Redispatch(BalancedStream stream, long nowMs, BalanceEffects effects)
    {
        var failed = SlotOf(stream);
        dispatcher.GiveBack(stream);
        // The stream chooses before its slot goes to another one: it came first.
        var outcome = dispatcher.Pick(stream, stream.Key, failed, nowMs, effects);
        if (stream.Server != failed)
        {
            failed.Counters.Redispatches.Increment();
            AfterRelease(failed, nowMs, effects);
        }

        return outcome;
    }

    /// <summary>Gives a stream's slot back; the waiting stream that gets it follows as an effect.</summary>
    public void Release(BalancedStream stream, long nowMs, BalanceEffects effects)
    {
        var server = SlotOf(stream);
        dispatcher.GiveBack(stream);
        AfterRelease(server, nowMs, effects);
    }

    /// <summary>Takes a stream out of its queue: it waited too long, or its client is gone.</summary>
    public void Abandon(BalancedStream stream)
    {
        if (!stream.IsQueued)
            throw new InvalidOperationException("A stream that does not wait was taken out of the queue.");
        dispatcher.Dequeue(stream);
    }

    /// <summary>When <see cref="Tick"/> is due: the next step of a slow start; null when none is.</summary>
    public long? NextTickMs
    {
        get
        {
            long? next = null;
            if (!roster.HasStarting)
                return null;
            foreach (var server in roster.Servers)
            {
                if (server.Operation == ServerOperation.Starting && (next is null || server.NextStepMs < next))
                    next = server.NextStepMs;
            }

            return next;
        }
    }

    /// <summary>Lets time do its work: weights and limits of servers that start slowly.</summary>
    public void Tick(long nowMs, BalanceEffects effects)
    {
        foreach (var server in roster.Servers)
        {
            if (server.Operation == ServerOperation.Starting && server.NextStepMs <= nowMs)
                transitions.Warm(server, nowMs, effects);
        }
    }

    private static ServerState SlotOf(BalancedStream stream)
        => stream.Server ?? throw new InvalidOperationException("A stream that holds no slot gave one back.");

    private void AfterRelease(ServerState server, long nowMs, BalanceEffects effects)
    {
        Slots.Settle(server, nowMs, effects);
        if (server.IsLeaving)
            update.ForgetIfIdle(server, effects);
    }
}
