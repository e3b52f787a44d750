using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Rules;

/// <summary>Compiles a backend's <c>stick</c> lines.</summary>
internal static class StickRuleCompiler
{
    public static StickRule? Compile(StickRuleConfig line, AclTable acls, CompilationScope proxy)
    {
        var (keyword, places) = line.Kind switch
        {
            StickRuleKind.Match => ("stick match", SamplePlaces.SetServer),
            StickRuleKind.On => ("stick on", SamplePlaces.SetServer),
            StickRuleKind.StoreRequest => ("stick store-request", SamplePlaces.SetServer),
            _ => ("stick store-response", SamplePlaces.StickStore),
        };
        var scope = proxy.For(keyword, places, acls);
        var index = 0;
        if (ExpressionParser.Parse(line.Words, ref index, scope) is not { } key)
            return null;
        var (name, at) = line.Table is { } named ? (named.Text, named.Position) : (scope.Proxy ?? "", line.Position);
        if (line.Table is not null)
            index += 2;
        if (scope.Tables?.Find(name) is not { } table)
        {
            scope.Error(at, $"'{keyword}': there is no stick table '{name}'", Spelling.Hint(name, scope.Tables?.Names ?? []));
            return null;
        }

        if (!SampleCasts.Exists(key.Type, StickKey.TypeOf(table.Definition.KeyType)))
        {
            scope.Error(line.Position, $"'{keyword}': the keys of the stick table '{name}' are {TypeNames.Of(StickKey.TypeOf(table.Definition.KeyType))}, and '{key}' gives {TypeNames.Of(key.Type)}");
            return null;
        }

        if (index >= line.Words.Length)
            return new StickRule(line.Kind, key, table, null);
        return ConditionCompiler.Compile(line.Words, ref index, acls, scope) is { } condition ? new StickRule(line.Kind, key, table, condition) : null;
    }
}
