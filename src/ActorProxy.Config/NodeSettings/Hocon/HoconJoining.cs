using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Joins the values of a concatenation: strings into one, arrays into one, objects by merging.</summary>
internal static class HoconJoining
{
    /// <summary>Returns null when they don't go together, which is said.</summary>
    public static HoconValue? Join(SourcePosition position, List<JoinedPart> parts, HoconFindings findings, HoconLimits limits)
    {
        var isArray = parts.Exists(static p => p.Value is HoconArray);
        if (!isArray && !parts.Exists(static p => p.Value is HoconObject)) return Text(position, parts, findings, limits);
        List<HoconValue> values = [.. parts.Where(static p => !p.IsBlank).Select(static p => p.Value)];
        return isArray ? Arrays(position, values, findings, limits) : Objects(values, findings);
    }

    /// <summary>One array of all; an object whose keys are numbers counts as an array here.</summary>
    public static HoconArray? Arrays(SourcePosition position, List<HoconValue> values, HoconFindings findings, HoconLimits limits)
    {
        var items = ImmutableArray.CreateBuilder<HoconValue>();
        foreach (var value in values)
        {
            if (HoconConversions.ToArray(value) is not { } array) return (HoconArray?)Mixed(value, "an array", findings);
            items.AddRange(array.Items);
            if (items.Count > limits.ArrayItems) findings.End(position, $"substitutions make an array of more than {limits.ArrayItems} elements here");
        }
        return new HoconArray(position, items.ToImmutable());
    }

    private static HoconValue? Objects(List<HoconValue> values, HoconFindings findings)
    {
        HoconObject? joined = null;
        foreach (var value in values)
        {
            if (value is not HoconObject fields) return Mixed(value, "an object", findings);
            joined = joined is null ? fields : joined.Under(fields);
        }
        return joined;
    }

    private static HoconScalar Text(SourcePosition position, List<JoinedPart> parts, HoconFindings findings, HoconLimits limits)
    {
        if (parts is [{ Value: HoconScalar single }]) return single;
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(((HoconScalar)part.Value).Text);
            if (text.Length > limits.TextCharacters) findings.End(position, $"substitutions make a string of more than {limits.TextCharacters} characters here");
        }
        return new HoconScalar(position, HoconScalarKind.Text, text.ToString());
    }

    private static HoconValue? Mixed(HoconValue value, string other, HoconFindings findings)
    {
        findings.Add(value.Position, $"{value.KindText} can't be joined with {other}", "put a comma or a new line between them, or quotes around a text");
        return null;
    }
}
