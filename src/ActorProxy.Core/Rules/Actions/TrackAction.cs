using System.Globalization;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>track-sc0</c> and its like: counts the connection in an entry of a stick table until it ends.</summary>
internal sealed class TrackAction(int slot, SampleExpression key, StickTable configured) : RuleAction
{
    private const string Prefix = "track-sc";

    public static readonly ActionDefinition[] All = [new(Prefix, RuleSets.Request, Read) { IsNumbered = true }];

    public override RuleVerdict Apply(RuleContext context)
    {
        var samples = context.Samples;
        if (samples.Tracked?.IsTracked(slot) ?? false)
            return RuleVerdict.Continue;
        var table = configured.Latest;
        var mark = samples.Scratch.Mark;
        var sample = default(Sample);
        var hasKey = key.Evaluate(samples, ref sample);
        var mayCome = sample.MayChange && !samples.IsFinal;
        if (!mayCome && hasKey && StickKey.TryMake(table.Definition, ref sample, samples.Scratch, out var bytes))
            samples.Track()?.Track(slot, table, bytes.Span, samples.Stream is not null, samples.Process.NowMs);
        samples.Scratch.Reset(mark);
        return mayCome ? RuleVerdict.Wait : RuleVerdict.Continue;
    }

    private static TrackAction? Read(ActionReader reader)
    {
        if (!int.TryParse(reader.Action.Text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var slot) || slot >= reader.Scope.TrackedSlots)
        {
            reader.Error(reader.Action.Position, $"'{reader.Action}': counters are numbered from 0 to {reader.Scope.TrackedSlots - 1}", "'tune.stick-counters' in 'global' gives more");
            return null;
        }

        var at = reader.Position;
        if (reader.TakeExpression(SampleType.Any) is not { } key)
            return null;
        var name = reader.Scope.Proxy ?? "";
        if (reader.TryTake("table"))
        {
            if (!reader.Take("the name of a stick table", out var word))
                return null;
            (name, at) = (word.Text, word.Position);
        }

        if (reader.Scope.Tables?.Find(name) is not { } table)
        {
            reader.Error(at, $"'{reader.Action}': there is no stick table '{name}'", Spelling.Hint(name, reader.Scope.Tables?.Names ?? []));
            return null;
        }

        if (SampleCasts.Exists(key.Type, StickKey.TypeOf(table.Definition.KeyType)))
            return new TrackAction(slot, key, table);
        reader.Error(at, $"'{reader.Action}': the keys of the stick table '{name}' are {TypeNames.Of(StickKey.TypeOf(table.Definition.KeyType))}, and '{key}' gives {TypeNames.Of(key.Type)}");
        return null;
    }
}
