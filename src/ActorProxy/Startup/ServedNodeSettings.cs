using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.NodeSettings;

namespace ActorProxy.Startup;

/// <summary>Refuses by name what <c>node.conf</c> may say and no part of this program carries out: the one place where that is known.</summary>
internal static class ServedNodeSettings
{
    public static IEnumerable<Diagnostic> Refuse(NodeConfig config, GlobalConfig global)
    {
        if (config.FloatingIps is [var moving, ..] && global.UserId is not (null or 0))
        {
            yield return new(
                Severity.Error, moving.Position, "a process that becomes another user ('user' or 'uid' in 'global') may not change addresses any more, so it can't have floating ones",
                "leave 'user' out on nodes with floating addresses, or start the process as a user with the capabilities CAP_NET_ADMIN and CAP_NET_RAW");
        }

        if (config is { Node.Address: not null, Cluster: null }) yield return Refusal(config.Node.Position, "the node's 'address' without a 'cluster'");
        foreach (var one in config.FloatingIps)
        {
            if (!one.StartsAsBackup) yield return Refusal(one.Position, $"'start-as-backup = false' of floating address '{one.Name}'");
        }
    }

    private static Diagnostic Refusal(SourcePosition position, string what)
        => new(Severity.Error, position, $"{what} is not served yet: it is checked, and nothing acts on it", "take it out of node.conf");
}
