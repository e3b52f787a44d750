namespace ActorProxy.TestKit.Processes;

/// <summary>A program that understands HAProxy's command line and configuration.</summary>
public sealed record ProxyExecutable(string Name, string Path)
{
    /// <summary>The built actorproxy, or what <c>ACTORPROXY_EXECUTABLE</c> names: with Debian's haproxy there, the tests check themselves.</summary>
    public static ProxyExecutable ActorProxy { get; } = new("actorproxy",
        Environment.GetEnvironmentVariable("ACTORPROXY_EXECUTABLE") is { Length: > 0 } named
            ? named
            : Repository.PathTo("src/ActorProxy/bin/Release/net10.0/actorproxy"));

    /// <summary>Debian's haproxy, or what <c>HAPROXY_EXECUTABLE</c> names: the oracle.</summary>
    public static ProxyExecutable HAProxy { get; } = new("haproxy",
        Environment.GetEnvironmentVariable("HAPROXY_EXECUTABLE") is { Length: > 0 } named ? named : "/usr/sbin/haproxy");

    /// <summary>Whether the tests of actorproxy are pointed at a haproxy, so that what only actorproxy has must be skipped.</summary>
    public static bool IsStandIn { get; } = System.IO.Path.GetFileName(ActorProxy.Path).StartsWith("haproxy", StringComparison.Ordinal);

    public override string ToString() => Name;
}
