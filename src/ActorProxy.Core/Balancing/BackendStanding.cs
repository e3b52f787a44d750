using System.Collections.Concurrent;

namespace ActorProxy.Core.Balancing;

/// <summary>How a backend and its servers stand, as their balancer last said, for any thread to read.</summary>
/// <remarks>Outlives generations, by its name. Written by the balancer's owner alone; see <see cref="ServerStanding"/>.</remarks>
public sealed class BackendStanding
{
    private readonly ConcurrentDictionary<string, ServerStanding> _servers = new(StringComparer.Ordinal);
    private volatile int _usableServers;
    private volatile int _weight;

    /// <summary>Servers in use: backups count only while they are.</summary>
    public int UsableServers => _usableServers;

    /// <summary>The weight of the servers in use, as <c>show stat</c> shows it.</summary>
    public int Weight => _weight;

    /// <summary>Is called when the first server comes into use, or the last one goes; on the balancer's loop, so that it must neither wait nor throw.</summary>
    public Action? OnServing { get; set; }

    public ServerStanding Server(string name) => _servers.GetOrAdd(name, static _ => new ServerStanding());

    /// <summary>Notes what is true now; for the balancer's owner.</summary>
    public void Note(BackendBalancer balancer)
    {
        var changes = _usableServers > 0 != balancer.UsableServers > 0;
        _usableServers = balancer.UsableServers;
        _weight = balancer.VisibleWeight;
        foreach (var server in balancer.Servers)
            Server(server.Name).Note(server, balancer.IsInUse(server));
        if (changes)
            OnServing?.Invoke();
    }
}
