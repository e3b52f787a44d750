using ActorProxy.Core.Inspection.Packets;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Parts of captured packets, as <c>fc_saved_syn</c> gives them: <c>eth.*</c>, <c>ip.*</c>, <c>tcp.*</c> (configuration.txt 7.3.1).</summary>
internal static class PacketConverters
{
    public static readonly ConverterDefinition[] All =
    [
        Ethernet("eth.data", SampleType.Bin, static (EthernetFrame frame, ref Sample sample) => Give(frame.HeaderBytes..sample.Bytes.Length, ref sample)),
        Ethernet("eth.hdr", SampleType.Bin, static (EthernetFrame frame, ref Sample sample) => Give(..frame.HeaderBytes, ref sample)),
        Ethernet("eth.dst", SampleType.Bin, static (EthernetFrame _, ref Sample sample) => Give(..EthernetFrame.AddressBytes, ref sample)),
        Ethernet("eth.src", SampleType.Bin, static (EthernetFrame _, ref Sample sample) => Give(EthernetFrame.AddressBytes..(2 * EthernetFrame.AddressBytes), ref sample)),
        Ethernet("eth.proto", SampleType.SInt, static (EthernetFrame frame, ref Sample sample) => Give(frame.Protocol, ref sample)),
        Ethernet("eth.vlan", SampleType.SInt, static (EthernetFrame frame, ref Sample sample) => Give(frame.Vlan, ref sample)),
        Ip("ip.data", SampleType.Bin, static (IpPacket packet, ref Sample sample) => Give(packet.HeaderBytes..sample.Bytes.Length, ref sample)),
        Ip("ip.hdr", SampleType.Bin, static (IpPacket packet, ref Sample sample) => Give(..packet.HeaderBytes, ref sample)),
        Ip("ip.df", SampleType.SInt, static (IpPacket packet, ref Sample sample) => Give(packet.IsWhole ? 1 : 0, ref sample)),
        Ip("ip.proto", SampleType.SInt, static (IpPacket packet, ref Sample sample) => Give(packet.Protocol, ref sample)),
        Ip("ip.tos", SampleType.SInt, static (IpPacket packet, ref Sample sample) => Give(packet.TrafficClass, ref sample)),
        Ip("ip.ttl", SampleType.SInt, static (IpPacket packet, ref Sample sample) => Give(packet.TimeToLive, ref sample)),
        Ip("ip.src", SampleType.Address, static (IpPacket packet, ref Sample sample) =>
        {
            sample.SetAddress(packet.Source);
            return true;
        }),
        Ip("ip.dst", SampleType.Address, static (IpPacket packet, ref Sample sample) =>
        {
            sample.SetAddress(packet.Destination);
            return true;
        }),
        new("ip.ver", SampleType.Bin, SampleType.SInt, static (SampleContext _, Arguments _, ref Sample sample) => sample.Bytes.Length > 0 && Give(sample.Span[0] >> 4, ref sample)),
        new("ip.fp", SampleType.Bin, SampleType.Bin, static (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            var fingerprint = context.Scratch.Rent(SynFingerprint.MostBytes);
            if (!SynFingerprint.TryWrite(sample.Span, arguments.Number(0), fingerprint.Span, out var length))
                return false;
            sample.SetBinary(fingerprint[..length]);
            return true;
        }) { Arguments = new ArgumentSpec(0, ArgumentKind.Integer) },
        Tcp("tcp.src", static (TcpSegment segment, ref Sample sample) => Give(segment.SourcePort, ref sample)),
        Tcp("tcp.dst", static (TcpSegment segment, ref Sample sample) => Give(segment.DestinationPort, ref sample)),
        Tcp("tcp.seq", static (TcpSegment segment, ref Sample sample) => Give(segment.Sequence, ref sample)),
        Tcp("tcp.flags", static (TcpSegment segment, ref Sample sample) => Give(segment.Flags, ref sample)),
        Tcp("tcp.win", static (TcpSegment segment, ref Sample sample) => Give(segment.Window, ref sample)),
        Tcp("tcp.options.mss", static (TcpSegment segment, ref Sample sample) => Give(segment.MostSegmentBytes, ref sample)),
        Tcp("tcp.options.sack", static (TcpSegment segment, ref Sample sample) => Give(segment.HasSelectiveAcknowledgement ? 1 : 0, ref sample)),
        Tcp("tcp.options.tsopt", static (TcpSegment segment, ref Sample sample) => Give(segment.TimestampValue is null ? 0 : 1, ref sample)),
        Tcp("tcp.options.tsval", static (TcpSegment segment, ref Sample sample) => Give(segment.TimestampValue, ref sample)),
        Tcp("tcp.options.wscale", static (TcpSegment segment, ref Sample sample) => Give(segment.WindowScale ?? 0, ref sample)),
        Tcp("tcp.options.wsopt", static (TcpSegment segment, ref Sample sample) => Give(segment.WindowScale is null ? 0 : 1, ref sample)),
        new("tcp.options_list", SampleType.Bin, SampleType.Bin, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            var kinds = context.Scratch.Rent(TcpSegment.MostOptions);
            if (!TcpSegment.TryRead(sample.Span, kinds.Span, out TcpSegment _, out var count))
                return false;
            sample.SetBinary(kinds[..count]);
            return true;
        }),
    ];

    private delegate bool Part<THeader>(THeader header, ref Sample sample);

    private static ConverterDefinition Ethernet(string name, SampleType output, Part<EthernetFrame> part) =>
        new(name, SampleType.Bin, output, (SampleContext _, Arguments _, ref Sample sample) => EthernetFrame.TryRead(sample.Span, out var frame) && part(frame, ref sample));

    private static ConverterDefinition Ip(string name, SampleType output, Part<IpPacket> part) =>
        new(name, SampleType.Bin, output, (SampleContext _, Arguments _, ref Sample sample) => IpPacket.TryRead(sample.Span, out var packet) && part(packet, ref sample));

    private static ConverterDefinition Tcp(string name, Part<TcpSegment> part) =>
        new(name, SampleType.Bin, SampleType.SInt, (SampleContext _, Arguments _, ref Sample sample) =>
        {
            Span<byte> kinds = stackalloc byte[TcpSegment.MostOptions];
            return TcpSegment.TryRead(sample.Span, kinds, out TcpSegment segment, out int _) && part(segment, ref sample);
        });

    private static bool Give(Range range, ref Sample sample)
    {
        sample.SetBinary(sample.Bytes[range]);
        return true;
    }

    private static bool Give(long? number, ref Sample sample)
    {
        sample.SetNumber(number ?? 0);
        return number is not null;
    }
}
