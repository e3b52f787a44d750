using System.Globalization;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>Values that the configuration itself names: constants and variables (configuration.txt 7.3.2).</summary>
internal static class ConstantFetches
{
    public static readonly FetchDefinition[] All =
    [
        new("always_true", SampleType.Bool, SamplePlaces.Everywhere, static (SampleContext _, Arguments _, ref Sample sample) =>
        {
            sample.SetBool(true);
            return true;
        }),
        new("always_false", SampleType.Bool, SamplePlaces.Everywhere, static (SampleContext _, Arguments _, ref Sample sample) =>
        {
            sample.SetBool(false);
            return true;
        }),
        new("bool", SampleType.Bool, SamplePlaces.Everywhere, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            sample.SetBool(arguments.Prepared is true);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Text), Prepare = PrepareBool },
        new("int", SampleType.SInt, SamplePlaces.Everywhere, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            sample.SetNumber(arguments.Number(0));
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Integer) },
        new("str", SampleType.Str, SamplePlaces.Everywhere, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            sample.SetText(arguments[0]!.Bytes);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Text) },
        new("var", SampleType.Any, SamplePlaces.Everywhere, FetchVariable)
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Variable, ArgumentKind.Text),
            Prepare = static (arguments, _) => arguments.Variable(0) is null ? "the name of a variable is expected" : null,
        },
    ];

    private static string? PrepareBool(Arguments arguments, CompilationScope scope)
    {
        var text = arguments.Text(0);
        if (text is "true" or "false")
            arguments.Prepared = text == "true";
        else if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            arguments.Prepared = number != 0;
        else
            return $"'{text}' is neither 'true' nor 'false'";
        return null;
    }

    private static bool FetchVariable(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var name = arguments.Variable(0)!;
        if (context.Variables(name.Scope) is { } variables && variables.TryGet(name, ref sample))
            return true;
        if (!arguments.Has(1))
            return false;
        sample.SetText(arguments[1]!.Bytes);
        return true;
    }
}
