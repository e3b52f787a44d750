using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Http;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The first line of an HTTP request but its target, in bytes that are not passed on yet (configuration.txt 7.3.6).</summary>
internal static class HttpRequestLineFetches
{
    /// <summary>The request's bytes, and what is remembered of them.</summary>
    private const SamplePlaces Always = SamplePlaces.Stream;

    private static readonly byte[] Oldest = "1.0"u8.ToArray();

    public static readonly FetchDefinition[] All =
    [
        new("method", SampleType.Method, Always, static (context, _, ref sample) =>
        {
            if (RequestHeads.Of(context, ref sample) is not { } head)
                return false;
            sample.SetText(head.Method);
            sample.Type = SampleType.Method;
            return true;
        }),
        new("req.ver", SampleType.Str, Always, Version),
        new("req_ver", SampleType.Str, Always, Version),
        new("req.proto_http", SampleType.Bool, Always, IsHttp),
        new("req_proto_http", SampleType.Bool, Always, IsHttp),

        // A connection whose HTTP nobody handles has one request at most.
        new("http_first_req", SampleType.Bool, Always, static (context, _, ref sample) =>
        {
            sample.SetBool(true);
            return context.Stream is not null;
        }),
    ];

    private static bool Version(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        if (head.IsShort)
        {
            // Without a version a request is answered as one of the oldest (RFC 1945 4.1).
            sample.SetText(Oldest);
            return true;
        }

        var version = head.Version;
        var slash = version.Span.IndexOf((byte)'/');
        sample.SetText(version[(slash + 1)..]);
        return slash >= 0 && slash + 1 < version.Length;
    }

    private static bool IsHttp(SampleContext context, Arguments arguments, ref Sample sample)
    {
        sample.SetBool(RequestHeads.Of(context, ref sample) is not null);
        return sample.IsTrue;
    }
}
