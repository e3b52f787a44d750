namespace ActorProxy.Core.Rules;

/// <summary>HAProxy's actions below HTTP that do not work here yet: they are refused by their names.</summary>
internal static class KnownActions
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "attach-srv", "do-resolve", "expect-netscaler-cip", "send-spoe-group", "set-nice", "switch-mode", "use-service",
    };

    public static bool IsKnown(string name)
        => Names.Contains(name) || name.StartsWith("lua.", StringComparison.Ordinal) || name.StartsWith("track-sc", StringComparison.Ordinal);
}
