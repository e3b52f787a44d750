using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Http;
using ActorProxy.Http.Http1;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The header fields of an HTTP request in bytes that are not passed on yet (configuration.txt 7.3.6).</summary>
internal static class HttpFieldFetches
{
    private const int MostBackwards = 10;
    private const SamplePlaces EitherSide = SamplePlaces.Request | (SamplePlaces.Response | SamplePlaces.Check);

    private static readonly ArgumentSpec Name = new(0, ArgumentKind.Text);
    private static readonly ArgumentSpec NameAndPlace = new(0, ArgumentKind.Text, ArgumentKind.Integer);

    public static readonly FetchDefinition[] All =
    [
        Value("hdr", EitherSide), Value("req.hdr", SamplePlaces.Request),
        new("req.fhdr", SampleType.Str, SamplePlaces.Request, static (context, arguments, ref sample) => Take(context, arguments, isWhole: true, ref sample)) { Arguments = NameAndPlace, Prepare = Prepare },
        Count("hdr_cnt", isWhole: false), Count("req.hdr_cnt", isWhole: false), Count("req.fhdr_cnt", isWhole: true),
        new("hdr_ip", SampleType.Address, SamplePlaces.Request, TakeAddress) { Arguments = NameAndPlace, Prepare = Prepare },
        new("req.hdr_ip", SampleType.Address, SamplePlaces.Request, TakeAddress) { Arguments = NameAndPlace, Prepare = Prepare },
        new("hdr_val", SampleType.SInt, SamplePlaces.Request, TakeNumber) { Arguments = NameAndPlace, Prepare = Prepare },
        new("req.hdr_val", SampleType.SInt, SamplePlaces.Request, TakeNumber) { Arguments = NameAndPlace, Prepare = Prepare },
    ];

    private static FetchDefinition Value(string name, SamplePlaces places) =>
        new(name, SampleType.Str, places, static (context, arguments, ref sample) => Take(context, arguments, isWhole: false, ref sample)) { Arguments = NameAndPlace, Prepare = Prepare };

    private static FetchDefinition Count(string name, bool isWhole) => new(name, SampleType.SInt, SamplePlaces.Request, (context, arguments, ref sample) =>
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        sample.SetNumber(new FieldWalk(head, arguments.Bytes(0), isWhole).Count());
        return true;
    })
    {
        Arguments = Name,
    };

    private static string? Prepare(Arguments arguments, CompilationScope scope) =>
        arguments.Number(1) < -MostBackwards ? $"the occurrence must be -{MostBackwards} at least" : null;

    /// <summary>The one that was asked for, counted from either end; the last one; or one after another.</summary>
    private static bool Take(SampleContext context, Arguments arguments, bool isWhole, ref Sample sample)
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var place = arguments.Number(1);
        var walk = new FieldWalk(head, arguments.Bytes(0), isWhole);
        if (place == 0 && sample.WantsAll)
        {
            walk.Resume(sample.Cursor);
            if (!walk.MoveNext())
                return false;
            sample.SetText(walk.Current);
            sample.Cursor = walk.Cursor;
            sample.HasMore = true;
            return true;
        }

        // As HAProxy: without a name there is no last one, unless it is asked for as such.
        if (place == 0 && arguments.Bytes(0).IsEmpty)
            return false;
        if (place <= 0)
        {
            place += walk.Count() + (place == 0 ? 0 : 1);
            walk.Resume(0);
        }

        if (place <= 0)
            return false;
        for (; place > 0; place--)
        {
            if (!walk.MoveNext())
                return false;
        }

        sample.SetText(walk.Current);
        return true;
    }

    /// <summary>What is no address is passed over where all are wanted; else it is no value.</summary>
    private static bool TakeAddress(SampleContext context, Arguments arguments, ref Sample sample)
    {
        while (Take(context, arguments, isWhole: false, ref sample))
        {
            if (TryReadAddress(sample.Span, out var address))
            {
                sample.SetAddress(address);
                return true;
            }

            if (!sample.HasMore)
                return false;
        }

        return false;
    }

    /// <summary>An IPv4 address, which a port may follow, or an IPv6 address.</summary>
    private static bool TryReadAddress(ReadOnlySpan<byte> text, out NetworkAddress address)
    {
        if (DottedAddress.TryParse(text, out address))
            return true;
        var port = RequestTarget.PortLength(text);
        if (port > 1 && DottedAddress.TryParse(text[..^port], out address))
            return NumberSyntax.ParseStart(text[^(port - 1)..]) <= ushort.MaxValue;
        return text.Contains((byte)':') && AddressText.TryParse(text, out address) && address.Family == AddressFamilyKind.IPv6;
    }

    private static bool TakeNumber(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (!Take(context, arguments, isWhole: false, ref sample))
            return false;
        sample.SetNumber(RoughNumber.Read(sample.Span));
        return true;
    }
}
