using ActorProxy.Core.Stats;

namespace ActorProxy.Core.Balancing;

/// <summary>How a server stands, as its balancer last said, for any thread to read.</summary>
/// <remarks>Written by the balancer's owner alone, and only when something about the server may have changed: picks leave it as it is.</remarks>
public sealed class ServerStanding
{
    private volatile ServerCounters _counters = new();
    private volatile bool _isUp;
    private volatile bool _isStopped;
    private volatile bool _isUsable;
    private volatile bool _isInUse;
    private volatile int _maxConn;
    private volatile int _weight;
    private volatile int _userWeight;

    /// <summary>Streams and queue are counted here as they come and go.</summary>
    public ServerCounters Counters => _counters;

    /// <summary>Not in maintenance, and up by its checks if it has some.</summary>
    public bool IsUp => _isUp;

    /// <summary>Down by its checks, or in maintenance.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>New streams may be balanced to it.</summary>
    public bool IsUsable => _isUsable;

    /// <summary>Usable, and not a backup that is not needed.</summary>
    public bool IsInUse => _isInUse;

    /// <summary>Most streams at once, 0 for no limit.</summary>
    public int MaxConn => _maxConn;

    /// <summary>The weight as <c>show stat</c> shows it.</summary>
    public int Weight => _weight;

    /// <summary>The weight as it was set.</summary>
    public int UserWeight => _userWeight;

    internal void Note(ServerState server, bool isInUse)
    {
        _counters = server.Counters;
        _isUp = !server.IsInMaint && (server.HealthPolicy is null || server.IsUp);
        _isStopped = server.IsInMaint || !server.IsUp;
        _isUsable = server.IsUsable;
        _isInUse = isInUse;
        _maxConn = server.MaxConn;
        _weight = server.VisibleWeight;
        _userWeight = server.Weight;
    }
}
