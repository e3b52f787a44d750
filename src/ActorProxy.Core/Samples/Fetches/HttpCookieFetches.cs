using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Http;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The cookies of an HTTP request in bytes that are not passed on yet (configuration.txt 7.3.6).</summary>
internal static class HttpCookieFetches
{
    private const SamplePlaces EitherSide = SamplePlaces.Request | SamplePlaces.Response | SamplePlaces.Check;

    private static readonly ArgumentSpec Name = new(0, ArgumentKind.Text);

    public static readonly FetchDefinition[] All =
    [
        Value("cook", SamplePlaces.Request), Value("req.cook", SamplePlaces.Request), Value("cookie", EitherSide),
        Number("cook_val"), Number("req.cook_val"),
        Count("cook_cnt"), Count("req.cook_cnt"),
        new("req.cook_names", SampleType.Str, SamplePlaces.Request, Names) { Arguments = Name },
    ];

    private static FetchDefinition Value(string name, SamplePlaces places) => new(name, SampleType.Str, places, Take) { Arguments = Name };

    private static FetchDefinition Number(string name) => new(name, SampleType.SInt, SamplePlaces.Request, static (context, arguments, ref sample) =>
    {
        if (!Take(context, arguments, ref sample))
            return false;
        sample.SetNumber(RoughNumber.Read(sample.Span));
        return true;
    })
    {
        Arguments = Name,
    };

    private static FetchDefinition Count(string name) => new(name, SampleType.SInt, SamplePlaces.Request, static (context, arguments, ref sample) =>
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var walk = new CookieWalk(head, arguments.Bytes(0));
        var count = 0;
        while (walk.MoveNext())
            count++;
        sample.SetNumber(count);
        return true;
    })
    {
        Arguments = Name,
    };

    /// <summary>The last of a name, the first of any, or one after another.</summary>
    private static bool Take(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var walk = new CookieWalk(head, arguments.Bytes(0));
        if (sample.WantsAll)
            walk.Resume(sample.Cursor);
        if (!walk.MoveNext())
            return false;
        while (!sample.WantsAll && arguments.Bytes(0).Length > 0 && walk.MoveNext())
            continue;
        sample.SetText(walk.Current);
        sample.Cursor = walk.Cursor;
        sample.HasMore = sample.WantsAll;
        return true;
    }

    private static bool Names(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var delimiter = arguments.Has(0) ? arguments.Bytes(0) : ","u8;
        var writer = new ListWriter(context.Scratch);
        var walk = new CookieWalk(head, default);
        while (walk.MoveNext())
        {
            if ((writer.Written.Length > 0 && !writer.Add(delimiter)) || !writer.Add(walk.CurrentName.Span))
                return false;
        }

        sample.SetText(writer.Written);
        return true;
    }
}
