using ActorProxy.Core.Stats;

namespace ActorProxy.Core.Samples.Proxies;

/// <summary>A backend, as expressions see it. Any thread.</summary>
public abstract class BackendFacts
{
    public abstract string Name { get; }
    public abstract int Id { get; }
    public abstract BackendCounters Counters { get; }

    /// <summary>All configured servers, in order.</summary>
    public abstract IReadOnlyList<ServerFacts> Servers { get; }

    /// <summary>Streams that wait for any server.</summary>
    public abstract int Queued { get; }

    /// <summary>The weight of the servers in use.</summary>
    public abstract int Weight { get; }

    /// <summary>Usable servers, backups included only when they are in use (<c>nbsrv</c>).</summary>
    public abstract int UsableServers { get; }

    /// <summary>In milliseconds, 0 for none.</summary>
    public virtual long ConnectTimeoutMs => 0;
    public virtual long QueueTimeoutMs => 0;
    public virtual long ServerTimeoutMs => 0;
    public virtual long TunnelTimeoutMs => 0;

    /// <summary>Attempts to connect after the first one failed.</summary>
    public virtual int Retries => 3;
    public virtual string Mode => "tcp";

    /// <summary>The server of a name; null for none.</summary>
    public ServerFacts? Find(string name) => Find(name.AsSpan());

    /// <summary>As above.</summary>
    public virtual ServerFacts? Find(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Servers.Count; i++)
        {
            var server = Servers[i];
            if (name.SequenceEqual(server.Name))
                return server;
        }

        return null;
    }
}
