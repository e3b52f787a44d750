using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Acls;

/// <summary><c>acl</c>: whether all of the proxy's ACLs that it names pass; '!' before a name negates it.</summary>
internal static class AclFetches
{
    private const int MostNames = 12;

    public static readonly FetchDefinition[] All =
    [
        new("acl", SampleType.Bool, SamplePlaces.Everywhere, static (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            foreach (var term in (ImmutableArray<ConditionTerm>)arguments.Prepared!)
            {
                switch (term.Evaluate(context))
                {
                    case ConditionResult.Miss:
                        sample.MayChange = true;
                        return false;
                    case ConditionResult.Fail:
                        sample.SetBool(false);
                        return true;
                }
            }

            sample.SetBool(true);
            return true;
        })
        {
            // All of the first kind, which is text.
            Arguments = new ArgumentSpec(1, new ArgumentKind[MostNames]),
            Prepare = Prepare,
        },
    ];

    private static string? Prepare(Arguments arguments, CompilationScope scope)
    {
        if (scope.Acls is not { } acls)
            return "there are no named ACLs here";
        var terms = ImmutableArray.CreateBuilder<ConditionTerm>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments.Text(i);
            var isNegated = name.StartsWith('!');
            name = name.TrimStart('!');
            if (acls.Find(new ConfigWord(name, scope.Position), scope) is not { } acl)
                return $"the ACL '{name}' can't be used";
            terms.Add(new ConditionTerm(acl, isNegated));
        }

        arguments.Prepared = terms.ToImmutable();
        return null;
    }
}
