using ActorProxy.Core.Stats;

namespace ActorProxy.Core.Samples.Proxies;

/// <summary>A server, as expressions see it. Any thread.</summary>
public abstract class ServerFacts
{
    public abstract string Name { get; }
    public abstract int Id { get; }
    public abstract ServerCounters Counters { get; }

    /// <summary>Up by its checks and not in maintenance (<c>srv_is_up</c>).</summary>
    public abstract bool IsUp { get; }

    /// <summary>Streams that hold a slot.</summary>
    public abstract int Served { get; }

    /// <summary>Streams that wait for this very server.</summary>
    public abstract int Queued { get; }

    /// <summary>Its <c>maxconn</c> now, 0 for no limit.</summary>
    public abstract int MaxConn { get; }

    /// <summary>The weight as <c>show stat</c> shows it.</summary>
    public abstract int Weight { get; }

    /// <summary>The weight that the configuration or an operator set.</summary>
    public abstract int UserWeight { get; }

    /// <summary>The configured weight.</summary>
    public abstract int InitialWeight { get; }

    public virtual bool IsBackup => false;

    /// <summary>Most streams that may wait for it, 0 for no limit.</summary>
    public virtual int MaxQueue => 0;

    /// <summary>Down by its checks, or in maintenance.</summary>
    public virtual bool IsStopped => !IsUp;

    /// <summary>New streams may be balanced to it.</summary>
    public virtual bool IsUsable => IsUp;

    /// <summary>Its backend's own streams go to it, backups only while they are in use.</summary>
    public virtual bool IsInUse => IsUsable && !IsBackup;
}
