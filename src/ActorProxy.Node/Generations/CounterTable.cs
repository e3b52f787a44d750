using System.Collections.Concurrent;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats;
using ActorProxy.Node.Admission;
using ActorProxy.Node.Frontends;

namespace ActorProxy.Node.Generations;

/// <summary>Counters and limits by the proxies' names. They outlive generations: a reload resets nothing.</summary>
public sealed class CounterTable
{
    private readonly ConcurrentDictionary<string, FrontendCounters> _frontends = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BackendCounters> _backends = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BackendStanding> _standings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Frontend, string Listener), ListenerCounters> _listeners = new();
    private readonly ConcurrentDictionary<(string Frontend, string Address), AdmissionGate> _gates = new();
    private readonly ConcurrentDictionary<string, FrontendState> _states = new(StringComparer.Ordinal);

    public FrontendCounters Frontend(string name) => _frontends.GetOrAdd(name, static _ => new FrontendCounters());

    public BackendCounters Backend(string name) => _backends.GetOrAdd(name, static _ => new BackendCounters());

    /// <summary>How the backend and its servers stand, as their balancer says.</summary>
    public BackendStanding Standing(string backend) => _standings.GetOrAdd(backend, static _ => new BackendStanding());

    public ListenerCounters Listener(string frontend, string listener) => _listeners.GetOrAdd((frontend, listener), static _ => new ListenerCounters());

    /// <summary>The <c>maxconn</c> of a frontend's address; made without limit.</summary>
    internal AdmissionGate ListenerGate(string frontend, string address) => _gates.GetOrAdd((frontend, address), static _ => new AdmissionGate(long.MaxValue));

    /// <summary>What was decided about the frontend at run time.</summary>
    public FrontendState State(string frontend) => _states.GetOrAdd(frontend, static _ => new FrontendState());

    /// <summary>A generation takes over: its limits count where they are new, and decisions about frontends that it lacks are forgotten.</summary>
    internal void Configure(Generation generation)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (frontend, listeners) in generation.Frontends)
        {
            foreach (var listener in listeners)
                listener.Gate.Limit = listener.Bind.MaxConn is > 0 and var limit ? limit : long.MaxValue;
            kept.Add(frontend.Name);
            State(frontend.Name).Configure(frontend.Config);
        }

        foreach (var (name, state) in _states)
            if (!kept.Contains(name))
                state.Forget();
    }

    /// <summary><c>clear counters</c> for frontends and their listeners; backends and servers are their balancers'.</summary>
    /// <param name="all">Totals too, not maxima alone.</param>
    public void ClearFrontends(bool all)
    {
        foreach (var counters in _frontends.Values)
        {
            if (all)
                counters.ClearAll();
            else
                counters.ClearMaxima();
        }

        foreach (var counters in _listeners.Values)
        {
            if (all)
                counters.ClearAll();
            else
                counters.ClearMaxima();
        }
    }
}
