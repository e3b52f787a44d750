using ActorProxy.Config.Model;
using ActorProxy.Node.Admission;

namespace ActorProxy.Node.Frontends;

/// <summary>What was decided about a frontend at run time, by its name; outlives generations.</summary>
/// <remarks>A decision stands until the configuration's own value changes, or the configuration drops the frontend. Any thread may read.</remarks>
public sealed class FrontendState
{
    private long _configuredLimit = -1;
    private volatile bool _isPaused;

    /// <summary>The <c>maxconn</c> in effect.</summary>
    public AdmissionGate Gate { get; } = new(long.MaxValue);

    /// <summary><c>disable frontend</c>: nothing is accepted, and clients are refused.</summary>
    public bool IsPaused { get => _isPaused; internal set => _isPaused = value; }

    /// <summary>A generation takes over: its <c>maxconn</c> counts if it is another one than the last generation's.</summary>
    internal void Configure(FrontendConfig config)
    {
        var limit = config.MaxConn ?? long.MaxValue;
        if (limit == _configuredLimit)
            return;
        _configuredLimit = limit;
        Gate.Limit = limit;
    }

    /// <summary>No generation accepts for this frontend any more: should it come back, the configuration alone counts.</summary>
    internal void Forget()
    {
        _configuredLimit = -1;
        _isPaused = false;
    }
}
