using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>set-var</c> from an expression, <c>set-var-fmt</c> from a log-format, <c>unset-var</c>.</summary>
internal sealed class SetVariableAction(VariableName name, SetConditions conditions, SampleExpression? value, LogFormat? format) : RuleAction
{
    private const int LongestText = 16384;

    public static readonly ActionDefinition[] All =
    [
        new("set-var", RuleSets.All, ReadSet, HasParameters: true),
        new("set-var-fmt", RuleSets.All, ReadFormat, HasParameters: true),
        new("unset-var", RuleSets.All, static reader => reader.Variable() is { } name ? new UnsetVariableAction(name) : null, HasParameters: true),
    ];

    public override RuleVerdict Apply(RuleContext context)
    {
        var samples = context.Samples;
        if (samples.Variables(name.Scope) is not { } variables)
            return RuleVerdict.Continue;
        var mark = samples.Scratch.Mark;
        var sample = default(Sample);
        if (format is not null)
        {
            var text = samples.Scratch.Rent(LongestText);
            sample.SetText(text[..context.Render(format, text.Span)]);
        }
        else if (!value!.Evaluate(samples, ref sample))
        {
            // Also when it may still come, as with HAProxy: a condition on the data makes the rule wait for it.
            return RuleVerdict.Continue;
        }

        if (conditions.Allow(variables, name, sample))
            variables.Set(name, sample);
        samples.Scratch.Reset(mark);
        return RuleVerdict.Continue;
    }

    private static SetVariableAction? ReadSet(ActionReader reader)
    {
        if (reader.Variable() is not { } name || reader.VariableConditions() is not { } conditions)
            return null;
        return reader.TakeExpression(SampleType.Any) is { } value ? new SetVariableAction(name, conditions, value, null) : null;
    }

    private static SetVariableAction? ReadFormat(ActionReader reader)
    {
        if (reader.Variable() is not { } name || reader.VariableConditions() is not { } conditions)
            return null;
        return reader.TakeFormat() is { } format ? new SetVariableAction(name, conditions, null, format) : null;
    }
}
