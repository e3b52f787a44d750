using ActorProxy.Core.Samples.Converters;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Http;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The credentials of an HTTP request in bytes that are not passed on yet (configuration.txt 7.3.6, RFC 7617, RFC 6750).</summary>
internal static class HttpAuthorizationFetches
{
    private static readonly byte[] Field = "authorization"u8.ToArray();
    private static readonly byte[] Basic = "Basic"u8.ToArray();
    private static readonly byte[] Bearer = "Bearer"u8.ToArray();

    public static readonly FetchDefinition[] All =
    [
        new("http_auth_type", SampleType.Str, SamplePlaces.Request, static (context, arguments, ref sample) =>
        {
            if (TryReadBasic(context, ref sample, out _, out _))
                sample.SetText(Basic);
            else if (TryReadScheme(context, Field, Bearer, ref sample, out _))
                sample.SetText(Bearer);
            else
                return false;
            return true;
        }),
        new("http_auth_user", SampleType.Str, SamplePlaces.Request, static (context, arguments, ref sample) =>
        {
            if (!TryReadBasic(context, ref sample, out var user, out _))
                return false;
            sample.SetText(user);
            return true;
        }),
        new("http_auth_pass", SampleType.Str, SamplePlaces.Request, static (context, arguments, ref sample) =>
        {
            if (!TryReadBasic(context, ref sample, out _, out var password))
                return false;
            sample.SetText(password);
            return true;
        }),
        new("http_auth_bearer", SampleType.Str, SamplePlaces.Request, static (context, arguments, ref sample) =>
        {
            if (!TryReadScheme(context, arguments.Has(0) ? arguments.Bytes(0) : Field, Bearer, ref sample, out var token))
                return false;
            sample.SetText(token);
            return true;
        }) { Arguments = new ArgumentSpec(0, ArgumentKind.Text) },
    ];

    /// <summary>Reads what follows a scheme and its blanks in the first field of a name.</summary>
    private static bool TryReadScheme(SampleContext context, ReadOnlySpan<byte> name, ReadOnlySpan<byte> scheme, ref Sample sample, out ReadOnlyMemory<byte> rest)
    {
        rest = default;
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var field = head.Find(name, 0);
        if (field < 0)
            return false;
        var value = head.ValueOf(field);
        var blank = value.Span.IndexOf((byte)' ');
        if (blank < 0 || !System.Text.Ascii.EqualsIgnoreCase(value.Span[..blank], scheme))
            return false;
        rest = value[blank..];
        rest = rest[rest.Span.IndexOfAnyExcept((byte)' ')..];
        return true;
    }

    private static bool TryReadBasic(SampleContext context, ref Sample sample, out ReadOnlyMemory<byte> user, out ReadOnlyMemory<byte> password)
    {
        (user, password) = (default, default);
        if (!TryReadScheme(context, Field, Basic, ref sample, out var coded))
            return false;
        var decoded = context.Scratch.Rent(coded.Length);
        if (!Base64Decoding.TryDecode(coded.Span, decoded.Span, out var length))
            return false;
        var colon = decoded.Span[..length].IndexOf((byte)':');
        if (colon < 0 || decoded.Span[..length].Contains((byte)0))
            return false;
        user = decoded[..colon];
        password = decoded[(colon + 1)..length];
        return true;
    }
}
