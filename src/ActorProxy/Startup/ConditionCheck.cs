using ActorProxy.Config;
using ActorProxy.Config.Syntax;
using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary><c>-cc</c>: evaluates a condition as <c>.if</c> does.</summary>
internal static class ConditionCheck
{
    /// <summary>0 for true, 1 for false, 2 for one that can't be read.</summary>
    public static int Evaluate(string condition, ConfigurationContext context)
    {
        var (value, fault, offset) = ConditionEvaluator.EvaluateArgument(condition, new VariableTable(context.Environment), context.Facts);
        if (fault is null) return value ? 0 : 1;
        StandardStreams.Alert($"the condition can't be read: {fault}\n    {condition}\n    {new string(' ', offset)}^");
        return 2;
    }
}
