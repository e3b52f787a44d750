using System.Collections.Immutable;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Acls;

/// <summary>An ACL: its lines are alternatives (configuration.txt 7.1).</summary>
/// <param name="Name">Empty for an anonymous one.</param>
public sealed record Acl(string Name, ImmutableArray<AclTest> Tests)
{
    /// <summary>Passes as soon as one line does; a line that is not known yet keeps it open.</summary>
    public ConditionResult Evaluate(SampleContext context)
    {
        var result = ConditionResult.Fail;
        foreach (var test in Tests)
        {
            result |= test.Evaluate(context);
            if (result == ConditionResult.Pass)
                break;
        }

        return result;
    }
}
