using ActorProxy.Config;
using ActorProxy.Config.Model;

namespace ActorProxy;

/// <summary>The node as the process sees it: what the command line and the signals ask of it.</summary>
/// <remarks>Called by one task after another.</remarks>
internal interface INodeHost
{
    /// <summary>Done when a stopping node has nothing left to do.</summary>
    Task Completion { get; }

    /// <summary>Binds every listener, or takes it over, and begins to accept. Called once.</summary>
    /// <returns>Why not, for the operator; empty on success. After errors nothing is bound any more and it may be called again.</returns>
    Task<IReadOnlyList<string>> StartAsync(ProxyConfiguration configuration, StartOptions options);

    /// <summary>Makes another configuration the current one; connections stay on the one that they began with.</summary>
    /// <returns>Why not; empty on success. After errors nothing has changed.</returns>
    /// <param name="loaded">Has a configuration.</param>
    Task<IReadOnlyList<string>> ApplyAsync(LoadedConfiguration loaded, int maxConn);

    /// <summary>Writes what became of a reload to the configuration's log targets, where the operator of a background process looks.</summary>
    void Announce(ReloadReport report);

    /// <summary>Stops listening; <see cref="Completion"/> follows when the last connection has ended.</summary>
    void SoftStop();

    /// <summary>Runs something on the thread that changes floating addresses, some time soon; null when there are none.</summary>
    Action<Action>? OnNetworkThread { get; }

    /// <summary>Gives this node's floating addresses to the others; done once they are off its interfaces, or when that takes too long.</summary>
    Task LeaveClusterAsync();

    /// <summary>Done when the hooks that were told of moved addresses have ended, each in its own time.</summary>
    Task FinishHooksAsync();

    /// <summary>Writes every stick table that has a snapshot, now; for a process that ends at once. Done at the latest when that takes too long.</summary>
    Task WriteSnapshotsAsync();

    /// <summary>Leaves the addresses that no other process could bind meanwhile. Connections go on.</summary>
    void Pause();

    void Resume();
}
