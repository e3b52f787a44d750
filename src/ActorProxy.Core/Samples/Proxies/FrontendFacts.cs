using ActorProxy.Core.Stats;

namespace ActorProxy.Core.Samples.Proxies;

/// <summary>A frontend, as expressions see it. Any thread.</summary>
public abstract class FrontendFacts
{
    public abstract string Name { get; }
    public abstract int Id { get; }
    public abstract FrontendCounters Counters { get; }

    /// <summary>Its <c>maxconn</c> now.</summary>
    public abstract long MaxConn { get; }

    /// <summary><c>timeout client</c> in milliseconds, 0 for none.</summary>
    public virtual long ClientTimeoutMs => 0;

    /// <summary>The <c>default_backend</c>'s name; null for none.</summary>
    public virtual string? DefaultBackend => null;

    /// <summary>Requests within the last second; where there is no HTTP, none.</summary>
    public virtual long RequestRate(long nowMs) => 0;

    /// <summary>"tcp" or "http".</summary>
    public virtual string Mode => "tcp";
}
