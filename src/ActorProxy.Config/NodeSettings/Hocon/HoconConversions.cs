using System.Globalization;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>The conversions that HOCON asks for where a value of a certain type is wanted; null is never converted.</summary>
public static class HoconConversions
{
    /// <summary>A scalar's text; null for null, objects and arrays.</summary>
    public static string? ToText(HoconValue value) => value is HoconScalar { Kind: not HoconScalarKind.Null } scalar ? scalar.Text : null;

    /// <summary>Booleans, and the six words that count as such.</summary>
    public static bool? ToBoolean(HoconValue value) => ToText(value) switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };

    /// <summary>Numbers, and strings that JSON would take as one.</summary>
    public static decimal? ToNumber(HoconValue value)
        => ToText(value) is { } text && HoconScalars.IsJsonNumber(text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Arrays, and objects with numbers from 0 as keys: their values in the order of the numbers, other keys left out.</summary>
    public static HoconArray? ToArray(HoconValue value)
    {
        if (value is HoconArray array) return array;
        if (value is not HoconObject fields) return null;
        var items = new List<(int Index, HoconValue Value)>();
        foreach (var field in fields.Fields)
        {
            if (int.TryParse(field.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) items.Add((index, field.Value));
        }
        if (items.Count == 0) return null;
        return new HoconArray(fields.Position, [.. items.OrderBy(static i => i.Index).Select(static i => i.Value)]);
    }

    /// <summary>Times: a number of milliseconds, or with a unit from <c>ns</c> to <c>d</c>.</summary>
    public static TimeSpan? ToDuration(HoconValue value) => ToText(value) is { } text ? DurationUnits.Read(text) : null;

    /// <summary>Sizes: a number of bytes, or with a unit such as <c>kB</c> (1000) or <c>KiB</c> (1024).</summary>
    public static long? ToSizeBytes(HoconValue value) => ToText(value) is { } text ? SizeUnits.Read(text) : null;
}
