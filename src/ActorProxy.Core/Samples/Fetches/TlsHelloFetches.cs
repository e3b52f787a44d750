using ActorProxy.Core.Inspection;
using ActorProxy.Core.Inspection.Tls;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>What a TLS client or server says in its first, unencrypted message (configuration.txt 7.3.5).</summary>
internal static class TlsHelloFetches
{
    private const SamplePlaces ServerHelloPlaces = SamplePlaces.Response | SamplePlaces.Check;

    public static readonly FetchDefinition[] All =
    [
        new("req.ssl_sni", SampleType.Str, SamplePlaces.Request, ServerNameOf),
        new("req_ssl_sni", SampleType.Str, SamplePlaces.Request, ServerNameOf),
        new("req.ssl_alpn", SampleType.Str, SamplePlaces.Request, ProtocolOf),
        new("req.ssl_ec_ext", SampleType.Bool, SamplePlaces.Request, HasGroups),
        new("req.ssl_st_ext", SampleType.SInt, SamplePlaces.Request, TicketOf),
        new("req.ssl_cipherlist", SampleType.Bin, SamplePlaces.Client, CiphersOf),
        new("req.ssl_sigalgs", SampleType.Bin, SamplePlaces.Client, static (SampleContext context, Arguments _, ref Sample sample) => NumbersOf(context, HelloExtensionType.SignatureAlgorithms, ref sample)),
        new("req.ssl_supported_groups", SampleType.Bin, SamplePlaces.Client, static (SampleContext context, Arguments _, ref Sample sample) => NumbersOf(context, HelloExtensionType.SupportedGroups, ref sample)),
        new("req.ssl_keyshare_groups", SampleType.Bin, SamplePlaces.Client, ShareGroupsOf),
        new("req.ssl_hello_type", SampleType.SInt, SamplePlaces.Request, static (SampleContext context, Arguments _, ref Sample sample) => TypeOf(context, SampleDirection.Request, ref sample)),
        new("req_ssl_hello_type", SampleType.SInt, SamplePlaces.Request, static (SampleContext context, Arguments _, ref Sample sample) => TypeOf(context, SampleDirection.Request, ref sample)),
        new("res.ssl_hello_type", SampleType.SInt, ServerHelloPlaces, static (SampleContext context, Arguments _, ref Sample sample) => TypeOf(context, SampleDirection.Response, ref sample)),
        new("rep_ssl_hello_type", SampleType.SInt, ServerHelloPlaces, static (SampleContext context, Arguments _, ref Sample sample) => TypeOf(context, SampleDirection.Response, ref sample)),
        new("req.ssl_ver", SampleType.SInt, SamplePlaces.Request, VersionOf),
        new("req_ssl_ver", SampleType.SInt, SamplePlaces.Request, VersionOf),
    ];

    private static bool ServerNameOf(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var result = Open(context, out var body, out var hello);
        var name = default(Range);
        if (result == InspectionResult.Found)
            result = ServerName.Find(body.Span, hello, out name);
        if (!Decide(result, context, ref sample))
            return false;
        sample.SetText(body[name]);
        return true;
    }

    private static bool ProtocolOf(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var result = Open(context, out var body, out var hello);
        var protocol = default(Range);
        if (result == InspectionResult.Found)
            result = HelloLists.FindProtocol(body.Span, hello, out protocol);
        if (!Decide(result, context, ref sample))
            return false;
        sample.SetText(body[protocol]);
        return true;
    }

    /// <summary>True, or no value at all: never false, as HAProxy has it.</summary>
    private static bool HasGroups(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var result = Open(context, out _, out var hello);
        if (result == InspectionResult.Found)
        {
            var extensions = hello.Extensions;
            result = extensions.MoveTo(HelloExtensionType.SupportedGroups);
        }

        if (!Decide(result, context, ref sample))
            return false;
        sample.SetBool(true);
        return true;
    }

    /// <summary>0 without the extension, 1 with an empty one, 2 with a ticket.</summary>
    private static bool TicketOf(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var result = Open(context, out var body, out var hello);
        var ticket = 0;
        if (result == InspectionResult.Found)
        {
            var extensions = hello.Extensions;
            result = extensions.MoveTo(HelloExtensionType.SessionTicket);
            if (result == InspectionResult.Found)
                ticket = body.Span[extensions.Data].IsEmpty ? 1 : 2;
            else if (result == InspectionResult.Absent)
                result = InspectionResult.Found;
        }

        if (!Decide(result, context, ref sample))
            return false;
        sample.SetNumber(ticket);
        return true;
    }

    private static bool CiphersOf(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (!Decide(Open(context, out var body, out var hello), context, ref sample))
            return false;
        sample.SetBinary(body[hello.Ciphers]);
        return true;
    }

    private static bool NumbersOf(SampleContext context, HelloExtensionType type, ref Sample sample)
    {
        var result = Open(context, out var body, out var hello);
        var numbers = default(Range);
        if (result == InspectionResult.Found)
            result = HelloLists.FindNumbers(body.Span, hello, type, out numbers);
        if (!Decide(result, context, ref sample))
            return false;
        sample.SetBinary(body[numbers]);
        return true;
    }

    private static bool ShareGroupsOf(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var result = Open(context, out var body, out var hello);
        Memory<byte> groups = default;
        var written = 0;
        if (result == InspectionResult.Found)
        {
            groups = context.Scratch.Rent(body.Length);
            result = HelloLists.WriteShareGroups(body.Span, hello, groups.Span, out written);
        }

        if (!Decide(result, context, ref sample))
            return false;
        sample.SetBinary(groups[..written]);
        return true;
    }

    private static bool TypeOf(SampleContext context, SampleDirection direction, ref Sample sample)
    {
        var result = HelloType.Read(context.Payload(direction).Span, out var type);
        sample.MayChange = result == InspectionResult.NotYet && !context.IsPayloadComplete(direction);
        sample.SetNumber(type);
        return result == InspectionResult.Found;
    }

    private static bool VersionOf(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var result = HelloVersion.Read(context.Payload(SampleDirection.Request).Span, out var version);
        if (!Decide(result, context, ref sample))
            return false;
        sample.SetNumber(version);
        return true;
    }

    private static InspectionResult Open(SampleContext context, out ReadOnlyMemory<byte> body, out ClientHello hello)
    {
        var received = context.Payload(SampleDirection.Request);
        body = default;
        hello = default;
        var result = HelloRecords.Locate(received.Span, out var place);
        if (result != InspectionResult.Found)
            return result;
        var length = place.Length;
        if (place.IsSplit)
        {
            var joined = context.Scratch.Rent(received.Length);
            result = HelloRecords.Join(received.Span, joined.Span, out length);
            if (result != InspectionResult.Found)
                return result;
            body = joined[..length];
        }
        else
        {
            body = received.Slice(place.Start, place.Available);
        }

        return ClientHello.Read(body.Span, length, out hello);
    }

    private static bool Decide(InspectionResult result, SampleContext context, ref Sample sample)
    {
        sample.MayChange = result == InspectionResult.NotYet && !context.IsPayloadComplete(SampleDirection.Request);
        return result == InspectionResult.Found;
    }
}
