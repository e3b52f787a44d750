namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>do-log</c>: writes the frontend's log line now, beside the one that the session has anyway.</summary>
internal sealed class DoLogAction : RuleAction
{
    public static readonly ActionDefinition[] All = [new("do-log", RuleSets.All, Read)];

    public override RuleVerdict Apply(RuleContext context)
    {
        context.Control.Log();
        return RuleVerdict.Continue;
    }

    private static DoLogAction? Read(ActionReader reader)
    {
        var at = reader.Position;
        if (!reader.TryTake("profile"))
            return new DoLogAction();
        reader.Error(at, $"'{reader.Action} profile' belongs to log profiles, which are not supported yet", "without it the frontend's log-format is used");
        return null;
    }
}
