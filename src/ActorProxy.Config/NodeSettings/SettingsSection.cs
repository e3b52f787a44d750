using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings.Hocon;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Reads the settings of one object by their names, and refuses those that nobody asked for.</summary>
/// <param name="title">What messages call it: "floating-ip 'web'".</param>
internal sealed partial class SettingsSection(HoconObject values, string title, SettingsFindings findings)
{
    private readonly List<string> _names = [];

    public string Title { get; } = title;

    public SourcePosition Position => values.Position;

    public ImmutableArray<HoconField> Fields => values.Fields;

    public SettingsFindings Findings { get; } = findings;

    /// <summary>Whether a setting has a value; null unsets what an include or a default set.</summary>
    public bool Has(string name) => values.Find(name) is { Value: not HoconScalar { Kind: HoconScalarKind.Null } };

    /// <summary>Where a setting's value stands, for messages about it.</summary>
    public SourcePosition At(string name) => values.Find(name)?.Value.Position ?? Position;

    /// <summary>An object among the settings, or null.</summary>
    public SettingsSection? Section(string name)
    {
        if (Take(name) is not { } value) return null;
        if (value is HoconObject inner) return new SettingsSection(inner, $"'{name}'", Findings);
        Findings.Error(value.Position, $"'{name}' is a section, not {value.KindText}", $"write {name} {{ … }}");
        return null;
    }

    /// <summary>An object of those settings alone that are named.</summary>
    public HoconObject Only(string[] names) => new(Position, [.. values.Fields.Where(f => names.Contains(f.Key))]);

    /// <summary>To be called last: every other key is refused.</summary>
    public void RefuseUnknown()
    {
        foreach (var field in values.Fields)
        {
            if (_names.Contains(field.Key)) continue;
            Findings.Error(field.KeyPosition, $"{Title} has no setting '{field.Key}'", Spelling.Hint(field.Key, _names) ?? $"known are {string.Join(", ", _names)}");
        }
    }

    private HoconValue? Take(string name)
    {
        if (!_names.Contains(name)) _names.Add(name);
        return Has(name) ? values.Find(name)!.Value : null;
    }
}
