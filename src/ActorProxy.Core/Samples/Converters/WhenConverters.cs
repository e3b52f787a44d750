using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>when</c>: passes a value on under a condition, and has none otherwise; for what logs show only of some sessions.</summary>
internal static class WhenConverters
{
    private static readonly Dictionary<string, Func<SampleContext, bool>> Conditions = new(StringComparer.Ordinal)
    {
        ["error"] = static context => context.Stream is { HasError: true },
        ["normal"] = static context => context.Stream is { HasError: false },
        ["forwarded"] = static context => context.Stream is { HasServerConnection: true },
        ["processed"] = static context => context.Stream is { HasServerConnection: true },
        ["stopping"] = static context => context.Process.IsStopping,

        // Streams of bytes are for servers: none is answered by the proxy itself.
        ["toapplet"] = static _ => false,
    };

    public static readonly ConverterDefinition[] All =
    [
        new("when", SampleType.Any, SampleType.Same, static (SampleContext context, Arguments arguments, ref Sample sample) => ((Predicate<SampleContext>)arguments.Prepared!)(context))
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Text, ArgumentKind.Text, ArgumentKind.Text),
            Prepare = Prepare,
        },
    ];

    private static string? Prepare(Arguments arguments, CompilationScope scope)
    {
        var isNegated = arguments.Text(0).StartsWith('!');
        var name = arguments.Text(0).TrimStart('!');
        if (name == "acl")
        {
            if (scope.Acls is not { } acls)
                return "there are no named ACLs here";
            if (arguments.Count != 2 || acls.Find(new ConfigWord(arguments.Text(1), scope.Position), scope) is not { } acl)
                return "'acl' is followed by the name of an ACL";
            var term = new ConditionTerm(acl, isNegated);
            arguments.Prepared = (Predicate<SampleContext>)(context => term.Evaluate(context) == ConditionResult.Pass);
            return null;
        }

        if (arguments.Count > 1)
            return $"nothing is expected behind '{arguments.Text(0)}'";
        if (!Conditions.TryGetValue(name, out var condition))
            return $"there is no condition '{name}'{(Spelling.Hint(name, Conditions.Keys) is { } hint ? $": {hint}" : "")}";
        arguments.Prepared = (Predicate<SampleContext>)(context => condition(context) != isNegated);
        return null;
    }
}
