using ActorProxy.Core.Addresses;
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
        new("ipv4", SampleType.IPv4, SamplePlaces.Everywhere, FetchAddress) { Arguments = ArgumentSpec.Of(ArgumentKind.IPv4Address) },
        new("ipv6", SampleType.IPv6, SamplePlaces.Everywhere, FetchAddress) { Arguments = ArgumentSpec.Of(ArgumentKind.IPv6Address) },
        new("bin", SampleType.Bin, SamplePlaces.Everywhere, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            sample.SetBinary((byte[])arguments.Prepared!);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Text), Prepare = PrepareBinary },
        new("meth", SampleType.Method, SamplePlaces.Everywhere, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            sample.SetText(arguments[0]!.Bytes);
            sample.Type = SampleType.Method;
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
        if (text != "0" && text != "1" && !bool.TryParse(text, out _))
            return $"'{text}' is neither 'true' nor 'false'";
        arguments.Prepared = text == "1" || (bool.TryParse(text, out var value) && value);
        return null;
    }

    private static string? PrepareBinary(Arguments arguments, CompilationScope scope)
    {
        var text = arguments.Text(0);
        if (text.Length == 0 || text.Length % 2 != 0 || !text.All(char.IsAsciiHexDigit))
            return $"'{text}' is no even number of hexadecimal digits";
        arguments.Prepared = Convert.FromHexString(text);
        return null;
    }

    private static bool FetchAddress(SampleContext context, Arguments arguments, ref Sample sample)
    {
        sample.SetAddress((NetworkAddress)arguments[0]!.Value!);
        return true;
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
