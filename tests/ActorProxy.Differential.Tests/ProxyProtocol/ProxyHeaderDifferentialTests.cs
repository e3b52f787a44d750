using System.Net;
using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.TestKit.ProxyProtocol;
using Xunit;

namespace ActorProxy.Differential.Tests.ProxyProtocol;

/// <summary>The codec beside Debian's haproxy: proxy-protocol.txt, and configuration.txt 5.1 <c>accept-proxy</c>, 5.2 <c>send-proxy</c>.</summary>
public sealed class ProxyHeaderDifferentialTests(ProxyHeaderMirror mirror) : IClassFixture<ProxyHeaderMirror>
{
    private const int Seed = 4711;

    public static TheoryData<string> Samples => [.. ProxyHeaderSamples.All.Select(sample => sample.Name)];

    public static TheoryData<string> Forms => [.. ProxyHeaderMirror.Forms.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task HAProxy_makes_of_each_sample_what_the_corpus_says(string name)
    {
        ProxyHeaderSample sample = ProxyHeaderSamples.Named(name);
        byte[]? forwarded = await mirror.SendHeaderAsync("v1", sample.Bytes);
        string line = forwarded is null ? ProxyHeaderSample.Refused : Encoding.ASCII.GetString(forwarded)["PROXY ".Length..^2];
        // The mirror's client comes over a unix socket: its own addresses are UNKNOWN.
        Assert.Equal(sample.HAProxyMeaning ?? sample.Meaning, line == "UNKNOWN" ? ProxyHeaderSample.Own : line);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Writes_the_very_bytes_that_HAProxy_writes(string form)
    {
        foreach (IPAddress address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            (IPEndPoint client, IPEndPoint frontend, byte[] theirs) = await mirror.ConnectAsync(form, address);
            Assert.Equal(Convert.ToHexString(theirs), Convert.ToHexString(Encode(form, From(client), From(frontend))));
        }

        Assert.Equal(Convert.ToHexString(await mirror.ConnectUnixAsync(form)), Convert.ToHexString(Encode(form, NetworkAddress.Unix, NetworkAddress.Unix)));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Reads_what_HAProxy_writes(string form)
    {
        (IPEndPoint client, IPEndPoint frontend, byte[] header) = await mirror.ConnectAsync(form, IPAddress.IPv6Loopback);
        ProxyHeaderResult result = ProxyHeaderParser.Parse(header);
        Assert.Equal((header.Length, From(client), From(frontend)), (result.Consumed, result.Header!.Source, result.Header.Destination));
        Assert.Equal(form is "v2-id" or "v2-both", result.Header.Tlvs.TryFind(ProxyTlvType.UniqueId, out ReadOnlySpan<byte> id) && id.SequenceEqual("id-of-this"u8));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task HAProxy_reads_what_we_write(string form)
    {
        var random = new Random(Seed);
        for (int run = 0; run < 25; run++)
        {
            byte[] ours = Encode(form, RandomAddress(random), RandomAddress(random));
            byte[]? passedOn = await mirror.SendHeaderAsync(form, ours);
            Assert.True(passedOn is not null && passedOn.AsSpan().SequenceEqual(ours), $"seed {Seed}, run {run}: {Convert.ToHexString(ours)} became {Convert.ToHexString(passedOn ?? [])}");
        }
    }

    private static NetworkAddress From(IPEndPoint endPoint) => NetworkAddress.From(endPoint.Address, endPoint.Port);

    private static NetworkAddress RandomAddress(Random random)
    {
        var bytes = new byte[random.Next(2) == 0 ? 4 : 16];
        random.NextBytes(bytes);
        return NetworkAddress.From(new IPAddress(bytes), random.Next(65536));
    }

    private static byte[] Encode(string form, NetworkAddress source, NetworkAddress destination)
    {
        ProxyV2Options options = form switch
        {
            "v2-checksum" => ProxyV2Options.Crc32c,
            "v2-id" => ProxyV2Options.UniqueId,
            "v2-both" => ProxyV2Options.Crc32c | ProxyV2Options.UniqueId,
            _ => ProxyV2Options.None,
        };
        var output = new byte[ProxyHeaderEncoder.MaxBytes];
        int length = ProxyHeaderEncoder.Encode(output, new SendProxyConfig(form == "v1" ? 1 : 2, options), source, destination, "id-of-this"u8);
        return output[..length];
    }
}
