using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;

namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>A server's own health checks at one moment.</summary>
/// <param name="Counter">The counter of health, up from <paramref name="Rise"/> on.</param>
/// <param name="IsEnabled">False after <c>disable health</c>.</param>
/// <param name="IsPaused">The server is in maintenance, so no check is made.</param>
/// <param name="IsRunning">A check is under way; its predecessor's result gets a star.</param>
/// <param name="Observes">Its line has <c>observe</c>.</param>
public sealed record ServerCheckSnapshot(
    CheckResult Last, int Counter, int Rise, int Fall, bool IsEnabled = true, bool IsPaused = false, bool IsRunning = false, bool Observes = false)
{
    /// <summary>The highest value of the counter.</summary>
    public int Full => Rise + Fall - 1;

    /// <summary>Null for a server without checks of its own.</summary>
    public static ServerCheckSnapshot? Of(ServerState server, bool isRunning = false) => server.HealthPolicy is not { } policy ? null : new(
        server.LastCheck,
        server.Health.Counter,
        policy.Rise,
        policy.Fall,
        !server.AreChecksPaused,
        server.IsInMaint,
        isRunning,
        policy.Observe != ObserveMode.None);
}
