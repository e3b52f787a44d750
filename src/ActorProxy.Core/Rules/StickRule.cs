using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Rules;

/// <summary>A <c>stick</c> line, compiled. Immutable, for any thread.</summary>
/// <param name="Condition">Null for always.</param>
public sealed record StickRule(StickRuleKind Kind, SampleExpression Key, StickTable Table, Condition? Condition)
{
    /// <summary>A known key decides the server.</summary>
    public bool Matches => Kind is StickRuleKind.Match or StickRuleKind.On;

    /// <summary>The request's key is stored with the server that was chosen.</summary>
    public bool StoresRequest => Kind is StickRuleKind.StoreRequest or StickRuleKind.On;

    /// <summary>The key of the stream as it is now; false when the condition does not hold, or there is none.</summary>
    /// <remarks>The key lives as long as what the context's scratch hands out.</remarks>
    public bool TryGetKey(SampleContext context, StickTable table, out ReadOnlyMemory<byte> key)
    {
        key = default;
        if (Condition is not null && Condition.Evaluate(context) != ConditionResult.Pass)
            return false;
        var sample = default(Sample);
        return Key.Evaluate(context, ref sample) && StickKey.TryMake(table.Definition, ref sample, context.Scratch, out key);
    }
}
