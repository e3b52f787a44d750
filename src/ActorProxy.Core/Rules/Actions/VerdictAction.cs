namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>accept</c>, <c>reject</c>, <c>close</c> and <c>expect-proxy layer4</c>.</summary>
internal sealed class VerdictAction(RuleVerdict verdict) : RuleAction
{
    public static readonly ActionDefinition[] All =
    [
        new("accept", RuleSets.All, static _ => new VerdictAction(RuleVerdict.Accept)),
        new("reject", RuleSets.All, static _ => new VerdictAction(RuleVerdict.Reject)),
        new("close", RuleSets.Response, static _ => new VerdictAction(RuleVerdict.Close)),
        new("expect-proxy", RuleSets.Connection, ReadExpectProxy),
    ];

    public override RuleVerdict Apply(RuleContext context) => verdict;

    private static ExpectProxyAction? ReadExpectProxy(ActionReader reader)
    {
        if (reader.TryTake("layer4"))
            return new ExpectProxyAction();
        reader.Error(reader.Position, "'expect-proxy' expects 'layer4'");
        return null;
    }
}
