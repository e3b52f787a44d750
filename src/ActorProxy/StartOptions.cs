using ActorProxy.Config.Model;
using ActorProxy.Config.NodeSettings;

namespace ActorProxy;

/// <summary>What a node is started with beside its configuration.</summary>
internal sealed record StartOptions
{
    /// <summary>The process's limit of connections, as configured or as the descriptors allow.</summary>
    public required int MaxConn { get; init; }

    /// <summary>Descriptors that so many connections need, and how many there may be: <c>show info</c> tells both.</summary>
    public required int MaxSockets { get; init; }

    public required long DescriptorLimit { get; init; }

    /// <summary>Pipes for splicing.</summary>
    public required int MaxPipes { get; init; }

    /// <summary>Reads the configuration again and applies it: what <c>reload</c> on the runtime API does, and what signals do.</summary>
    public required Func<Task<ReloadReport>> ReloadAsync { get; init; }

    /// <summary>Reads the configuration again and says what is wrong with it; nothing is applied.</summary>
    public required Func<Task<ReloadReport>> CheckAsync { get; init; }

    /// <summary>Runs what must see the file system as it was before <c>chroot</c>: resolving a name, binding a unix socket.</summary>
    public required Func<Action, Task> RunOutsideJailAsync { get; init; }

    /// <summary>The same for callers who must not be held up: never on their own thread.</summary>
    public required Func<Action, Task> RunBlockingAsync { get; init; }

    /// <summary>What <c>node.conf</c> said at the start; null without one.</summary>
    public NodeConfig? Node { get; init; }

    /// <summary>The environment after the configuration's own changes, for <c>show env</c>.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What was found in the configuration, for <c>show startup-logs</c>.</summary>
    public string Findings { get; init; } = "";

    /// <summary><c>-W</c> or <c>master-worker</c>.</summary>
    public bool IsMasterWorker { get; init; }

    /// <summary><c>-S</c>: where the master's runtime API listens.</summary>
    public BindConfig? MasterSocket { get; init; }

    /// <summary><c>-x</c>: the runtime API socket of the process whose listeners are taken over.</summary>
    public string? TakeOverSocket { get; init; }

    /// <summary><c>-sf</c> or <c>-x</c>: a process is there that can teach what its stick tables hold.</summary>
    public bool ReplacesProcess { get; init; }
}
