using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.TestKit.ProxyProtocol;
using Xunit;

namespace ActorProxy.Tests.Engine.ProxyProtocol;

public sealed class ProxyHeaderFuzzTests
{
    private const int Seed = 20261122;

    [Fact]
    public void What_is_written_is_read_back()
    {
        var random = new Random(Seed);
        var output = new byte[ProxyHeaderEncoder.MaxBytes];
        var uniqueId = new byte[128];
        for (int run = 0; run < 20_000; run++)
        {
            bool isIPv4 = random.Next(2) == 0;
            NetworkAddress source = RandomAddress(random, isIPv4);
            NetworkAddress destination = RandomAddress(random, isIPv4);
            var config = new SendProxyConfig(random.Next(1, 3), (ProxyV2Options)random.Next(4));
            random.NextBytes(uniqueId);
            int length = ProxyHeaderEncoder.Encode(output, config, source, destination, uniqueId.AsSpan(0, random.Next(129)));
            ProxyHeaderResult result = ProxyHeaderParser.Parse(output.AsSpan(0, length));
            Assert.True(
                result.Outcome == ProxyHeaderOutcome.Complete && result.Consumed == length && result.Header!.Source == source && result.Header.Destination == destination,
                $"seed {Seed}, run {run}: {result} of {config} {source} {destination}");
        }
    }

    [Fact]
    public void A_spoilt_sample_is_never_read_past_its_end_nor_differently_in_pieces()
    {
        var random = new Random(Seed);
        ProxyHeaderSample[] samples = [.. ProxyHeaderSamples.All.Where(sample => sample.Bytes.Length < 400)];
        for (int run = 0; run < 50_000; run++)
        {
            byte[] bytes = [.. samples[random.Next(samples.Length)].Bytes];
            for (int change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)" .:\r\n0"[random.Next(6)] : (byte)random.Next(256);

            ProxyHeaderResult whole = ProxyHeaderParser.Parse(bytes);
            Assert.True(whole.Consumed <= bytes.Length, $"seed {Seed}, run {run}: consumed {whole.Consumed} of {bytes.Length}");
            ProxyHeaderResult part = ProxyHeaderParser.Parse(bytes.AsSpan(0, random.Next(bytes.Length)));
            bool agrees = part.Outcome == ProxyHeaderOutcome.NeedMore || (part.Outcome == whole.Outcome && part.Error == whole.Error && part.Consumed == whole.Consumed);
            Assert.True(agrees, $"seed {Seed}, run {run}: {part.Outcome} {part.Error} of a part, {whole.Outcome} {whole.Error} of the whole {Convert.ToHexString(bytes)}");
        }
    }

    [Fact]
    public void Reads_IPv6_as_the_base_library_does()
    {
        var random = new Random(Seed);
        for (int run = 0; run < 50_000; run++)
        {
            string text = RandomIPv6Text(random);
            ProxyHeaderResult ours = ProxyHeaderParser.Parse(Encoding.ASCII.GetBytes($"PROXY TCP6 {text} ::2 1 2\r\n"));
            bool valid = IPAddress.TryParse(text, out IPAddress? theirs) && theirs.AddressFamily == AddressFamily.InterNetworkV6;
            if (ours.Header is { } header)
                Assert.True(valid && header.Source.HostText == NetworkAddress.From(theirs!, 1).HostText, $"seed {Seed}, run {run}: {text}");
            else
                Assert.False(valid, $"seed {Seed}, run {run}: {text} refused");
        }
    }

    private static NetworkAddress RandomAddress(Random random, bool isIPv4)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        if (random.Next(2) == 0)
            bytes[random.Next(12)..].Clear();
        return isIPv4
            ? NetworkAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(bytes), random.Next(65536))
            : NetworkAddress.From(new IPAddress(bytes), random.Next(65536));
    }

    private static string RandomIPv6Text(Random random)
    {
        var text = new StringBuilder();
        int groups = random.Next(1, 10);
        for (int group = 0; group < groups; group++)
        {
            int kind = random.Next(12);
            text.Append(kind == 0 ? "" : kind == 1 && group == groups - 1 ? "1.2.3.4" : random.Next(0x10000).ToString("x"));
            if (group < groups - 1 || random.Next(8) == 0)
                text.Append(random.Next(10) == 0 ? "::" : ":");
        }

        return text.ToString();
    }
}
