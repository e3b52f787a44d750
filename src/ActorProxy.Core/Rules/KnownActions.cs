namespace ActorProxy.Core.Rules;

/// <summary>HAProxy's actions below HTTP that do not work here yet: they are refused by their names.</summary>
internal static class KnownActions
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "attach-srv", "do-resolve", "expect-netscaler-cip", "sc-add-gpc", "sc-inc-gpc", "sc-inc-gpc0", "sc-inc-gpc1", "sc-set-gpt", "sc-set-gpt0",
        "send-spoe-group", "set-nice", "switch-mode", "track-sc0", "track-sc1", "track-sc2", "use-service",
    };

    public static bool IsKnown(string name)
        => Names.Contains(name) || name.StartsWith("lua.", StringComparison.Ordinal) || name.StartsWith("track-sc", StringComparison.Ordinal);
}
