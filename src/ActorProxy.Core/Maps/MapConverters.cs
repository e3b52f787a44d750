using System.Globalization;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Patterns;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Maps;

/// <summary>The <c>map</c> family: looks a value up in a file of patterns and gives what stands beside the one that matches (configuration.txt 7.3.1).</summary>
internal static class MapConverters
{
    private static readonly MatchMethod[] Methods =
        [MatchMethod.Str, MatchMethod.Beg, MatchMethod.Sub, MatchMethod.Dir, MatchMethod.Dom, MatchMethod.End, MatchMethod.Reg, MatchMethod.Int, MatchMethod.Ip];

    public static readonly ConverterDefinition[] All =
    [
        Define("map", MatchMethod.Str, MapOutput.Text),
        Define("map_regm", MatchMethod.Reg, MapOutput.Groups),
        .. Methods.SelectMany(static method => new[]
        {
            Define(NameOf(method), method, MapOutput.Text),
            Define(NameOf(method) + "_int", method, MapOutput.Number),
            Define(NameOf(method) + "_ip", method, MapOutput.Address),
            Define(NameOf(method) + "_key", method, MapOutput.Key),
        }),
    ];

    private static string NameOf(MatchMethod method) => $"map_{MatchMethods.NameOf(method)}";

    private static ConverterDefinition Define(string name, MatchMethod method, MapOutput output)
    {
        var type = output switch
        {
            MapOutput.Number => SampleType.SInt,
            MapOutput.Address => SampleType.Address,
            _ => SampleType.Str,
        };
        ConvertFunction convert = output switch
        {
            MapOutput.Number => ToNumber,
            MapOutput.Address => ToAddress,
            MapOutput.Key => ToKey,
            MapOutput.Groups => ToGroups,
            _ => ToText,
        };
        var arguments = output switch
        {
            MapOutput.Key => ArgumentSpec.Of(ArgumentKind.Text),
            MapOutput.Number => new ArgumentSpec(1, ArgumentKind.Text, ArgumentKind.Integer),
            _ => new ArgumentSpec(1, ArgumentKind.Text, ArgumentKind.Text),
        };
        return new ConverterDefinition(name, MatchMethods.InputOf(method), type, convert)
        {
            Arguments = arguments,
            Prepare = (given, scope) => Prepare(given, scope, method, output),
        };
    }

    private static string? Prepare(Arguments arguments, CompilationScope scope, MatchMethod method, MapOutput output)
    {
        var name = arguments.Text(0);
        if (name.Length == 0)
            return "the name of a map file is expected";
        NetworkAddress address = default;
        if (output == MapOutput.Address && arguments[1] is { } given && !AddressText.TryParseExactly(given.Text, out address))
            return $"the default '{given.Text}' is no IP address";
        if (scope.Patterns.Open(name, hasValues: true, isMap: true, scope.Position, scope, out var error) is not { } reference)
            return error;
        var faults = new List<PatternFault>();
        var outputs = output switch
        {
            MapOutput.Number => PatternOutputs.Number,
            MapOutput.Address => PatternOutputs.Address,
            MapOutput.Groups => PatternOutputs.Groups,
            _ => PatternOutputs.Text,
        };
        var patterns = reference.Use(new PatternKind(method, Outputs: outputs), faults, method == MatchMethod.Ip ? scope.ResolveHost : null);
        PatternCatalog.Report(name, faults, scope);
        if (faults.Count > 0)
            return string.Create(CultureInfo.InvariantCulture, $"{faults.Count} {(faults.Count == 1 ? "line" : "lines")} of the map '{name}' can't be used");
        arguments.Prepared = new Map(patterns)
        {
            HasDefault = arguments.Has(1),
            DefaultText = arguments[1]?.Bytes ?? default,
            DefaultNumber = arguments.Number(1),
            DefaultAddress = address,
        };
        return null;
    }

    private static Map MapOf(Arguments arguments) => (Map)arguments.Prepared!;

    private static bool ToText(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var map = MapOf(arguments);
        if (map.Patterns.Find(sample)?.Value is { } value)
            sample.SetText(value.Text);
        else if (map.HasDefault)
            sample.SetText(map.DefaultText);
        else
            return false;
        return true;
    }

    private static bool ToNumber(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var map = MapOf(arguments);
        if (map.Patterns.Find(sample)?.Value is { } value)
            sample.SetNumber(value.Number);
        else if (map.HasDefault)
            sample.SetNumber(map.DefaultNumber);
        else
            return false;
        return true;
    }

    private static bool ToAddress(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var map = MapOf(arguments);
        if (map.Patterns.Find(sample)?.Value is { } value)
            sample.SetAddress(value.Address);
        else if (map.HasDefault)
            sample.SetAddress(map.DefaultAddress);
        else
            return false;
        return true;
    }

    private static bool ToKey(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (MapOf(arguments).Patterns.Find(sample) is not { } entry)
            return false;
        sample.SetText(entry.Key);
        return true;
    }

    private static bool ToGroups(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var map = MapOf(arguments);
        if (map.Patterns.FindWithRegex(sample, out var regex)?.Value is { } value && regex is not null)
            return GroupTemplate.TryExpand(value.Text, regex, sample.Bytes, context.Scratch, ref sample);
        if (!map.HasDefault)
            return false;
        sample.SetText(map.DefaultText);
        return true;
    }
}
