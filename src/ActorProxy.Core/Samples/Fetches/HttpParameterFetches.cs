using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Http;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The parameters in the target of an HTTP request (configuration.txt 7.3.6).</summary>
internal static class HttpParameterFetches
{
    /// <summary>A name, what they stand behind ('?' unless said), and 'i' for names in any case.</summary>
    private static readonly ArgumentSpec NameAndDelimiter = new(0, ArgumentKind.Text, ArgumentKind.Text, ArgumentKind.Text);

    public static readonly FetchDefinition[] All =
    [
        new("urlp", SampleType.Str, SamplePlaces.Request, Value) { Arguments = NameAndDelimiter, Prepare = Prepare },
        new("url_param", SampleType.Str, SamplePlaces.Request, Value) { Arguments = NameAndDelimiter, Prepare = Prepare },
        new("urlp_val", SampleType.SInt, SamplePlaces.Request, static (context, arguments, ref sample) =>
        {
            if (!Value(context, arguments, ref sample))
                return false;
            sample.SetNumber(RoughNumber.Read(sample.Span));
            return true;
        }) { Arguments = NameAndDelimiter, Prepare = Prepare },
    ];

    private static string? Prepare(Arguments arguments, CompilationScope scope)
    {
        if (arguments.Text(1) is { Length: > 1 } delimiter)
            return $"the delimiter '{delimiter}' is not one character";
        if (arguments.Text(2) is not ("" or "i") and var option)
            return $"'{option}' is not 'i'";
        return null;
    }

    /// <summary>The first one, or one after another.</summary>
    private static bool Value(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var delimiter = arguments.Bytes(1) is [var given] ? given : (byte)'?';
        var walk = new ParameterWalk(head.Target, delimiter, arguments.Bytes(0), ignoreCase: arguments.Has(2));
        if (sample.WantsAll)
            walk.Resume(sample.Cursor);
        if (!walk.MoveNext())
            return false;
        sample.SetText(walk.Current);
        sample.Cursor = walk.Cursor;
        sample.HasMore = sample.WantsAll;
        return true;
    }
}
