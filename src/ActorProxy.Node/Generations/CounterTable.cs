using System.Collections.Concurrent;
using ActorProxy.Core.Stats;
using ActorProxy.Node.Admission;

namespace ActorProxy.Node.Generations;

/// <summary>Counters and limits by the proxies' names. They outlive generations: a reload resets nothing.</summary>
public sealed class CounterTable
{
    private readonly ConcurrentDictionary<string, FrontendCounters> _frontends = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BackendCounters> _backends = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Frontend, string Listener), ListenerCounters> _listeners = new();
    private readonly ConcurrentDictionary<string, AdmissionGate> _gates = new(StringComparer.Ordinal);

    public FrontendCounters Frontend(string name) => _frontends.GetOrAdd(name, static _ => new FrontendCounters());

    public BackendCounters Backend(string name) => _backends.GetOrAdd(name, static _ => new BackendCounters());

    public ListenerCounters Listener(string frontend, string listener) => _listeners.GetOrAdd((frontend, listener), static _ => new ListenerCounters());

    /// <summary>The frontend's <c>maxconn</c>; made without limit.</summary>
    public AdmissionGate Gate(string frontend) => _gates.GetOrAdd(frontend, static _ => new AdmissionGate(long.MaxValue));
}
