using System.Buffers.Binary;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Http;
using ActorProxy.Http.Http1;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The target of an HTTP request in bytes that are not passed on yet, alone and behind its host (configuration.txt 7.3.6).</summary>
internal static class HttpTargetFetches
{
    private delegate ReadOnlySpan<byte> TargetPart(RequestTarget target);

    public static readonly FetchDefinition[] All =
    [
        new("url", SampleType.Str, SamplePlaces.Request, static (context, _, ref sample) =>
        {
            if (RequestHeads.Of(context, ref sample) is not { } head)
                return false;
            sample.SetText(head.Target);
            return true;
        }),
        Part("path", static target => target.Path),
        Part("pathq", static target => target.PathAndQuery),
        new("query", SampleType.Str, SamplePlaces.Request, Query)
        {
            Arguments = new ArgumentSpec(0, ArgumentKind.Text),
            Prepare = static (arguments, _) => arguments.Text(0) is "" or "with_qm" ? null : $"'{arguments.Text(0)}' is not 'with_qm'",
        },
        new("url_ip", SampleType.IPv4, SamplePlaces.Request, static (context, _, ref sample) =>
        {
            if (!TryReadEnd(context, ref sample, out var end))
                return false;
            sample.SetAddress(end);
            return true;
        }),
        new("url_port", SampleType.SInt, SamplePlaces.Request, static (context, _, ref sample) =>
        {
            if (!TryReadEnd(context, ref sample, out var end))
                return false;
            sample.SetNumber(end.Port);
            return true;
        }),
        new("base", SampleType.Str, SamplePlaces.Request, static (context, _, ref sample) => Base(context, withQuery: false, ref sample)),
        new("baseq", SampleType.Str, SamplePlaces.Request, static (context, _, ref sample) => Base(context, withQuery: true, ref sample)),
        new("base32", SampleType.SInt, SamplePlaces.Request, static (context, _, ref sample) => Hash(context, withQuery: false, withSource: false, ref sample)),
        new("base32+src", SampleType.Bin, SamplePlaces.Request, static (context, _, ref sample) => Hash(context, withQuery: false, withSource: true, ref sample)),
        new("url32", SampleType.SInt, SamplePlaces.Request, static (context, _, ref sample) => Hash(context, withQuery: true, withSource: false, ref sample)),
        new("url32+src", SampleType.Bin, SamplePlaces.Request, static (context, _, ref sample) => Hash(context, withQuery: true, withSource: true, ref sample)),
    ];

    private static FetchDefinition Part(string name, TargetPart part) => new(name, SampleType.Str, SamplePlaces.Request, (context, _, ref sample) =>
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var value = part(head.ReadTarget());
        sample.SetText(head.InTarget(value));
        return value.Length > 0;
    });

    private static bool Query(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var mark = head.Target.Span.IndexOf((byte)'?');
        if (mark >= 0)
            sample.SetText(head.Target[(arguments.Has(0) ? mark : mark + 1)..]);
        return mark >= 0;
    }

    /// <summary>The address and port of an absolute URI whose host is an IPv4 address; names are not looked up.</summary>
    private static bool TryReadEnd(SampleContext context, ref Sample sample, out NetworkAddress end)
    {
        end = default;
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var target = head.ReadTarget();
        if (target.Scheme.IsEmpty)
            return false;
        var port = RequestTarget.PortLength(target.Authority);
        var host = target.Authority[..^port];
        if (!DottedAddress.TryParse(host, out end))
            return false;
        var isSecure = System.Text.Ascii.EqualsIgnoreCase(target.Scheme, "https"u8);
        var number = port > 1 ? NumberSyntax.ParseStart(target.Authority[^(port - 1)..]) : isSecure ? 443 : 80;
        end = end.WithPort(unchecked((ushort)number));
        return true;
    }

    private static bool Base(SampleContext context, bool withQuery, ref Sample sample)
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var value = Join(context, head, withQuery, isWholeHost: false);
        sample.SetText(value);
        return value.Length > 0;
    }

    private static bool Hash(SampleContext context, bool withQuery, bool withSource, ref Sample sample)
    {
        if (RequestHeads.Of(context, ref sample) is not { } head)
            return false;
        var hash = HashFunctions.Avalanche(HashFunctions.Compute(HashFunctionKind.Sdbm, Join(context, head, withQuery, isWholeHost: withQuery).Span));
        if (!withSource)
        {
            sample.SetNumber(hash);
            return true;
        }

        if (context.Client is not { Source.IsInternet: true } client)
            return false;
        var bytes = context.Scratch.Rent(20);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.Span, hash);
        sample.SetBinary(bytes[..(4 + client.Source.WriteBytes(bytes.Span[4..]))]);
        return true;
    }

    /// <summary>The first host and the path.</summary>
    /// <param name="isWholeHost">Commas divide no hosts: HAProxy's <c>url32</c> looks at it so, and its neighbours don't.</param>
    private static ReadOnlyMemory<byte> Join(SampleContext context, RequestHead head, bool withQuery, bool isWholeHost)
    {
        var target = head.ReadTarget();
        var path = withQuery ? target.PathAndQuery : target.Path;
        var walk = new FieldWalk(head, "host"u8, isWholeHost);
        if (!walk.MoveNext())
            return head.InTarget(path);
        var host = walk.Current;
        var joined = context.Scratch.Rent(host.Length + path.Length);
        host.Span.CopyTo(joined.Span);
        path.CopyTo(joined.Span[host.Length..]);
        return joined;
    }
}
