using System.Collections.Immutable;
using System.Globalization;
using ActorProxy.Config.NodeSettings.Hocon;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Values of the types that settings have. What is wrong is said, and the default stands in for it.</summary>
internal sealed partial class SettingsSection
{
    public string? Text(string name)
    {
        if (Take(name) is not { } value) return null;
        if (HoconConversions.ToText(value) is { Length: > 0 } text) return text;
        Findings.Error(value.Position, value is HoconScalar ? $"'{name}' is empty" : $"'{name}' takes a string, not {value.KindText}");
        return null;
    }

    /// <summary>Whether a setting that takes something else, too, is this word.</summary>
    public bool IsWord(string name, string word)
    {
        if (!Has(name) || Take(name) is not { } value) return false;
        return HoconConversions.ToText(value) == word;
    }

    public bool Boolean(string name, bool usual)
    {
        if (Take(name) is not { } value) return usual;
        if (HoconConversions.ToBoolean(value) is { } boolean) return boolean;
        Findings.Error(value.Position, $"'{name}' takes true or false, not {Shown(value)}", "yes, no, on and off will do, too");
        return usual;
    }

    public int? Integer(string name, int least, int most)
    {
        if (Take(name) is not { } value) return null;
        if (HoconConversions.ToNumber(value) is { } number && number == decimal.Truncate(number) && number >= least && number <= most) return (int)number;
        Findings.Error(value.Position, $"'{name}' takes a whole number from {least} to {most}, not {Shown(value)}");
        return null;
    }

    public TimeSpan? Duration(string name, TimeSpan least, TimeSpan most)
    {
        if (Take(name) is not { } value) return null;
        var time = HoconConversions.ToDuration(value);
        if (time >= least && time <= most) return time;
        var hint = time is not null && value is HoconScalar { Kind: HoconScalarKind.Number } bare ? $"a number without a unit counts milliseconds: {bare.Text}s would be seconds" : null;
        Findings.Error(value.Position, $"'{name}' takes a time from {Shown(least)} to {Shown(most)}, not {Shown(value)}", hint);
        return null;
    }

    /// <summary>The strings of an array, each with its place; empty when there is none.</summary>
    /// <param name="acceptsOne">Whether a string alone counts as an array of one.</param>
    public ImmutableArray<HoconScalar> Texts(string name, bool acceptsOne = false)
    {
        if (Take(name) is not { } value) return [];
        if (acceptsOne && value is HoconScalar { Text.Length: > 0 } one) return [one];
        if (HoconConversions.ToArray(value) is not { } array)
        {
            Findings.Error(value.Position, $"'{name}' takes an array of strings, not {Shown(value)}", $"write {name} = [\"…\"]");
            return [];
        }
        var texts = ImmutableArray.CreateBuilder<HoconScalar>(array.Items.Length);
        foreach (var item in array.Items)
        {
            if (HoconConversions.ToText(item) is { Length: > 0 }) texts.Add((HoconScalar)item);
            else Findings.Error(item.Position, $"'{name}' holds {(item is HoconScalar { Kind: HoconScalarKind.Text } ? "an empty string" : item.KindText)} where a string is expected");
        }
        return texts.ToImmutable();
    }

    /// <summary>A setting that names one of several things; the first name is the usual one.</summary>
    public string Choice(string name, params ReadOnlySpan<string> names)
    {
        if (Take(name) is not { } value) return names[0];
        var text = HoconConversions.ToText(value);
        foreach (var one in names)
        {
            if (one == text) return one;
        }
        Findings.Error(value.Position, $"'{name}' is one of {string.Join(", ", names!)}, not {Shown(value)}", text is null ? null : Diagnostics.Spelling.Hint(text, names.ToArray()));
        return names[0];
    }

    private static string Shown(HoconValue value) => HoconConversions.ToText(value) is { } text ? $"'{text}'" : value.KindText;

    private static string Shown(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.###}ms"),
        < 60_000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###}s"),
        < 3_600_000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.###}m"),
        < 86_400_000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.###}h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0.###}d"),
    };
}
