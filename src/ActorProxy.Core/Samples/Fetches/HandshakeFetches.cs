using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>What the client's connection began with: its PROXY header, and why it failed (configuration.txt 7.3.3).</summary>
internal static class HandshakeFetches
{
    private const int Authority = 0x02;
    private const int UniqueId = 0x05;

    public static readonly FetchDefinition[] All =
    [
        new("fc_err", SampleType.SInt, SamplePlaces.Client, static (context, _, ref sample) =>
        {
            if (context.Client is not { } client)
                return false;
            sample.SetNumber(client.ErrorCode);
            return true;
        }),
        new("fc_err_str", SampleType.Str, SamplePlaces.Client, static (context, _, ref sample) => TextValue.Set(context, context.Client?.ErrorText, ref sample)),
        new("fc_nb_streams", SampleType.SInt, SamplePlaces.Client, static (context, _, ref sample) =>
        {
            if (context.Stream is null)
                return false;
            sample.SetNumber(1);
            return true;
        }),
        new("fc_pp_authority", SampleType.Str, SamplePlaces.Client, static (context, _, ref sample) => SetField(context, Authority, ref sample)),
        new("fc_pp_tlv", SampleType.Str, SamplePlaces.Session, FetchFields) { Arguments = ArgumentSpec.Of(ArgumentKind.Text), Prepare = PrepareType },
        new("fc_pp_unique_id", SampleType.Str, SamplePlaces.Client, static (context, _, ref sample) => SetField(context, UniqueId, ref sample)),
        new("fc_rcvd_proxy", SampleType.Bool, SamplePlaces.Client, static (context, _, ref sample) =>
        {
            if (context.Client is not { } client)
                return false;
            sample.SetBool(client.HasProxyHeader);
            return true;
        }),
    ];

    private static bool SetField(SampleContext context, int type, ref Sample sample)
    {
        if (context.Client is not { } client || !client.TryGetTlv(type, out var value))
            return false;
        sample.SetText(value);
        return true;
    }

    private static bool FetchFields(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var type = (int)arguments.Prepared!;
        if (context.Client is not { } client || !client.TryGetTlv(type, sample.Cursor, out var value))
            return false;
        sample.SetText(value);
        sample.Cursor++;
        sample.HasMore = client.TryGetTlv(type, sample.Cursor, out _);
        return true;
    }

    // proxy-protocol.txt 2.2: the types by their names there.
    private static string? PrepareType(Arguments arguments, CompilationScope scope)
    {
        var text = arguments.Text(0);
        int? type = text.ToUpperInvariant() switch
        {
            "ALPN" => 0x01,
            "AUTHORITY" => Authority,
            "CRC32C" => 0x03,
            "NOOP" => 0x04,
            "UNIQUE_ID" => UniqueId,
            "SSL" => 0x20,
            "NETNS" => 0x30,
            _ => NumberOf(text),
        };
        if (type is null)
            return $"'{text}' is neither a number from 0 to 255 nor one of ALPN, AUTHORITY, CRC32C, NETNS, NOOP, SSL, UNIQUE_ID";
        arguments.Prepared = type.Value;
        return null;
    }

    private static int? NumberOf(string text)
    {
        var isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var digits = isHexadecimal ? text.AsSpan(2) : text;
        var style = isHexadecimal ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None;
        return byte.TryParse(digits, style, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
