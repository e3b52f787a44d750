namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>silent-drop [rst-ttl N]</c>: the client waits for an answer that never comes.</summary>
internal sealed class SilentDropAction(int? resetTtl) : RuleAction
{
    public static readonly ActionDefinition[] All = [new("silent-drop", RuleSets.All, Read)];

    public override RuleVerdict Apply(RuleContext context)
    {
        context.Control.SilentDrop(resetTtl);
        return RuleVerdict.Drop;
    }

    private static SilentDropAction? Read(ActionReader reader)
    {
        if (!reader.TryTake("rst-ttl"))
            return new SilentDropAction(null);
        return reader.TakeNumber("a TTL", 1, 255) is { } ttl ? new SilentDropAction((int)ttl) : null;
    }
}
