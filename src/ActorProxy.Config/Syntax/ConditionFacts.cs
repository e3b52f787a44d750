namespace ActorProxy.Config.Syntax;

/// <summary>What the predicates of a condition answer by: this program's features, versions and switches.</summary>
public sealed record ConditionFacts
{
    /// <summary>The build features, by HAProxy's names, that this program has too; every other name answers false.</summary>
    private static readonly string[] Features = ["ACCEPT4", "EPOLL", "GETADDRINFO", "LINUX_SPLICE", "LINUX_TPROXY", "RT", "SYSTEMD", "TFO", "THREAD", "TPROXY"];

    /// <summary>False under <c>-dS</c>.</summary>
    public bool SplicesData { get; init; } = true;

    public HaproxyVersion Version { get; init; } = HaproxyVersion.Compatible;

    public static bool HasFeature(ReadOnlySpan<char> name)
    {
        foreach (var feature in Features)
        {
            if (name.SequenceEqual(feature)) return true;
        }
        return false;
    }

    /// <summary><c>enabled(NAME)</c>; null when there is no such switch.</summary>
    public bool? IsEnabled(ReadOnlySpan<char> name) => name switch
    {
        "EPOLL" or "GETADDRINFO" or "REUSEPORT" => true,
        "SPLICE" or "FAST-FORWARD" => SplicesData,
        "POLL" or "KQUEUE" or "EVPORTS" or "SERVER-SSL-VERIFY-NONE" => false,
        _ => null,
    };
}
