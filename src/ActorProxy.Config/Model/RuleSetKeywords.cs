namespace ActorProxy.Config.Model;

/// <summary>The rule sets' keywords, as a line of the configuration begins with them.</summary>
public static class RuleSetKeywords
{
    private static readonly string[] Keywords = ["tcp-request connection", "tcp-request session", "tcp-request content", "tcp-response content"];

    public static string Of(RuleSetKind kind) => Keywords[(int)kind];
}
