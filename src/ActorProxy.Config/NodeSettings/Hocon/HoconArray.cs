using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>An array of values.</summary>
public sealed class HoconArray(SourcePosition position, ImmutableArray<HoconValue> items) : HoconValue(position, items, isContainer: true)
{
    public ImmutableArray<HoconValue> Items { get; } = items;

    public override string KindText => "an array";
}
