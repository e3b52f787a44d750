using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>An object: its fields in the order in which their keys were first named.</summary>
public sealed class HoconObject : HoconValue
{
    private readonly Dictionary<string, int> _index;

    public HoconObject(SourcePosition position, ImmutableArray<HoconField> fields)
        : base(position, fields.Select(static f => f.Value), isContainer: true)
    {
        Fields = fields;
        _index = new Dictionary<string, int>(fields.Length, StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i++) _index[fields[i].Key] = i;
    }

    public ImmutableArray<HoconField> Fields { get; }

    public override string KindText => "an object";

    /// <summary>The field of a key (not of a path), or null.</summary>
    public HoconField? Find(string key) => _index.TryGetValue(key, out var at) ? Fields[at] : null;

    /// <summary>The object in which fields of <paramref name="upper"/> win over this one's; objects in both are merged in the same way.</summary>
    public HoconObject Under(HoconObject upper)
    {
        var fields = ImmutableArray.CreateBuilder<HoconField>(Fields.Length + upper.Fields.Length);
        foreach (var field in Fields)
        {
            var over = upper.Find(field.Key);
            if (over is null) fields.Add(field);
            else if (field.Value is HoconObject below && over.Value is HoconObject above) fields.Add(over with { Value = below.Under(above) });
            else fields.Add(over);
        }
        foreach (var field in upper.Fields)
        {
            if (Find(field.Key) is null) fields.Add(field);
        }
        return new HoconObject(upper.Position, fields.DrainToImmutable());
    }
}
