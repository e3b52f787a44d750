namespace ActorProxy.Engine.Checks.External;

/// <summary>The program that checks one server, and what it is told (configuration.txt, <c>external-check command</c>).</summary>
public sealed record ExternalCheck
{
    public required string Command { get; init; }

    /// <summary>The program's <c>PATH</c>, where a command without a directory is looked for.</summary>
    public required string Path { get; init; }

    /// <summary><c>insecure-fork-wanted</c>; without it every check fails.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>Of the section's first listener, the path of a unix socket; empty in a backend.</summary>
    public required string ProxyAddress { get; init; }

    /// <summary>Of the section's first listener; empty in a backend, and for a unix socket.</summary>
    public required string ProxyPort { get; init; }

    public required int ProxyId { get; init; }

    public required string ProxyName { get; init; }

    /// <summary>The path of a unix socket otherwise.</summary>
    public required string ServerAddress { get; init; }

    /// <summary>Empty for a unix socket.</summary>
    public required string ServerPort { get; init; }

    public required int ServerId { get; init; }

    public required string ServerName { get; init; }
}
