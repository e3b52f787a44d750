using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>host_only</c> and <c>port_only</c>: the parts of a Host header's value.</summary>
internal static class HostConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("host_only", SampleType.Str, SampleType.Str, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            var colon = PortColon(sample.Span);
            var host = colon < 0 ? sample.Bytes : sample.Bytes[..colon];
            var text = context.Scratch.Rent(host.Length);
            for (var i = 0; i < host.Length; i++)
            {
                var letter = host.Span[i];
                text.Span[i] = letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 32) : letter;
            }

            sample.SetText(text);
            return true;
        }),
        new("port_only", SampleType.Str, SampleType.SInt, static (SampleContext _, Arguments _, ref Sample sample) =>
        {
            var colon = PortColon(sample.Span);
            uint port = 0;
            // Letters that are no digits are reckoned too, as HAProxy does.
            foreach (var letter in colon < 0 ? default : sample.Span[(colon + 1)..])
                port = unchecked(10 * port + letter - '0');
            sample.SetNumber(port);
            return true;
        }),
    ];

    /// <summary>The last colon, unless it belongs to an IPv6 address in brackets.</summary>
    private static int PortColon(ReadOnlySpan<byte> host)
    {
        var at = host.LastIndexOfAny((byte)':', (byte)']');
        return at >= 0 && host[at] == (byte)':' ? at : -1;
    }
}
