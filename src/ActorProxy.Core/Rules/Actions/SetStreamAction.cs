using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Rules.Actions;

/// <summary>What else a rule can change about its stream: <c>set-log-level</c>, <c>set-retries</c>.</summary>
internal sealed class SetStreamAction(Action<ConnectionControl, long> change, long value, SampleExpression? expression) : RuleAction
{
    private static readonly string[] Levels = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"];

    public static readonly ActionDefinition[] All =
    [
        new("set-log-level", RuleSets.Content | RuleSets.Response, ReadLogLevel),
        new("set-retries", RuleSets.Content, ReadRetries),
    ];

    public override RuleVerdict Apply(RuleContext context)
    {
        var sample = default(Sample);
        if (expression is not null && !expression.Evaluate(context.Samples, SampleType.SInt, ref sample))
            return RuleVerdict.Continue;
        change(context.Control, expression is null ? value : sample.Number);
        return RuleVerdict.Continue;
    }

    private static SetStreamAction? ReadLogLevel(ActionReader reader)
    {
        if (!reader.Take("a log level or 'silent'", out var word))
            return null;
        if (word.Text == "silent")
            return new SetStreamAction(static (control, _) => control.SetLogLevel(null), 0, null);
        var level = Array.IndexOf(Levels, word.Text);
        if (level >= 0)
            return new SetStreamAction(static (control, value) => control.SetLogLevel((LogLevel)value), level, null);
        reader.Error(word.Position, $"'{word}' is no log level", $"there are {string.Join(", ", Levels)} and silent");
        return null;
    }

    private static SetStreamAction? ReadRetries(ActionReader reader)
    {
        if (!reader.IsNumberNext)
            return reader.TakeExpression(SampleType.SInt) is { } expression ? new SetStreamAction(SetRetries, 0, expression) : null;
        return reader.TakeNumber("a number of retries", 0, 100) is { } value ? new SetStreamAction(SetRetries, value, null) : null;
    }

    private static void SetRetries(ConnectionControl control, long value) => control.SetRetries((int)Math.Clamp(value, 0, 100));
}
