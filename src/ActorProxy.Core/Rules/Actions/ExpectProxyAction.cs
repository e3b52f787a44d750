namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>expect-proxy layer4</c>: the connection begins with a PROXY header.</summary>
internal sealed class ExpectProxyAction : RuleAction
{
    public override RuleVerdict Apply(RuleContext context)
    {
        context.Control.ExpectProxyHeader();
        return RuleVerdict.Continue;
    }
}
