namespace ActorProxy.TestKit.Processes;

/// <summary>How a proxy is started for a test.</summary>
public sealed record ProxyOptions
{
    public static ProxyOptions ForActorProxy { get; } = new();

    public static ProxyOptions ForHAProxy { get; } = new() { Executable = ProxyExecutable.HAProxy };

    public ProxyExecutable Executable { get; init; } = ProxyExecutable.ActorProxy;

    /// <summary>The mode of running: in the foreground, with as little output as a service has.</summary>
    public IReadOnlyList<string> Mode { get; init; } = ["-db"];

    public IReadOnlyList<string> ExtraArguments { get; init; } = [];

    /// <summary>
    /// Adds a first configuration file with an admin-level stats socket that exposes the listeners.
    /// Without it the proxy counts as ready once it runs, and <see cref="ProxyProcess.Runtime"/> can't be asked.
    /// </summary>
    public bool HasStatsSocket { get; init; } = true;

    /// <summary>The process that is started holds floating addresses, so it is the guardian of the one that serves.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>The process whose listeners are taken over with <c>-x</c> and that is then ended with <c>-sf</c>.</summary>
    public ProxyProcess? TakesOverFrom { get; init; }

    /// <summary>The limits of open descriptors that it starts with.</summary>
    public (int Soft, int Hard)? DescriptorLimit { get; init; }

    /// <summary>The network namespace that it runs in; null for the test's own.</summary>
    public string? NetworkNamespace { get; init; }

    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public TimeSpan StartsWithin { get; init; } = Deadlines.Step;
}
