using System.Text;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.TestKit.ProxyProtocol;
using Xunit;
using static ActorProxy.TestKit.ProxyProtocol.ProxyHeaderBytes;

namespace ActorProxy.Tests.Engine.ProxyProtocol;

public sealed class ProxyHeaderParserTests
{
    private static readonly byte[] Block4 = Addresses("1.2.3.4", "5.6.7.8", 1000, 2000);

    public static TheoryData<string> Samples => [.. ProxyHeaderSamples.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Makes_of_each_sample_what_it_means(string name)
    {
        ProxyHeaderSample sample = ProxyHeaderSamples.Named(name);
        ProxyHeaderResult result = ProxyHeaderParser.Parse([.. sample.Bytes, .. "data"u8]);
        Assert.Equal(sample.Meaning, Meaning(result));
        if (result.Outcome == ProxyHeaderOutcome.Complete)
            Assert.Equal(sample.Bytes.Length, result.Consumed);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Answers_alike_however_the_header_is_cut(string name)
    {
        ProxyHeaderSample sample = ProxyHeaderSamples.Named(name);
        ProxyHeaderResult whole = ProxyHeaderParser.Parse(sample.Bytes);
        for (int length = 0; length < sample.Bytes.Length; length++)
        {
            ProxyHeaderResult part = ProxyHeaderParser.Parse(sample.Bytes.AsSpan(0, length));
            if (whole.Outcome == ProxyHeaderOutcome.Complete)
                Assert.Equal(ProxyHeaderOutcome.NeedMore, part.Outcome);
            else
                Assert.NotEqual(ProxyHeaderOutcome.Complete, part.Outcome);
        }
    }

    [Fact]
    public void Refuses_a_wrong_beginning_at_its_first_byte()
    {
        Assert.Equal(ProxyHeaderError.NoSignature, ProxyHeaderParser.Parse("G"u8).Error);
        Assert.Equal(ProxyHeaderError.NoSignature, ProxyHeaderParser.Parse("\r\nG"u8).Error);
    }

    [Fact]
    public void Refuses_a_header_larger_than_the_buffer_once_its_length_is_there()
    {
        byte[] header = V2(0x21, 0x11, Block4);
        Assert.Equal(ProxyHeaderError.TooLong, ProxyHeaderParser.Parse(header.AsSpan(0, 16), maxBytes: 27).Error);
        Assert.Equal(ProxyHeaderOutcome.Complete, ProxyHeaderParser.Parse(header, maxBytes: 28).Outcome);
    }

    [Fact]
    public void Refuses_a_line_without_end_after_107_bytes()
    {
        byte[] line = Encoding.ASCII.GetBytes("PROXY TCP6 " + new string('1', 200));
        Assert.Equal(ProxyHeaderOutcome.NeedMore, ProxyHeaderParser.Parse(line.AsSpan(0, 106)).Outcome);
        Assert.Equal(ProxyHeaderError.BadLineEnd, ProxyHeaderParser.Parse(line.AsSpan(0, 107)).Error);
    }

    [Fact]
    public void Exposes_the_fields_in_order_and_the_last_of_a_type()
    {
        ProxyHeader header = Parse([.. Field(0x01, "h2"), .. Field(0x02, "one"), .. Field(0x30, "blue"), .. Field(0x02, "two")]);
        var seen = new List<string>();
        foreach (ProxyTlv field in header.Tlvs)
            seen.Add($"{field.Type}={Encoding.UTF8.GetString(field.Value)}");
        Assert.Equal(["Alpn=h2", "Authority=one", "NetworkNamespace=blue", "Authority=two"], seen);
        Assert.True(header.Tlvs.TryFind(ProxyTlvType.Authority, out ReadOnlySpan<byte> authority));
        Assert.Equal("two", Encoding.UTF8.GetString(authority));
        Assert.False(header.Tlvs.TryFind(ProxyTlvType.UniqueId, out _));
    }

    [Fact]
    public void Keeps_the_fields_after_the_receive_buffer_is_used_again()
    {
        byte[] buffer = V2(0x21, 0x11, [.. Block4, .. Field(0x05, "id-1")]);
        ProxyHeader header = ProxyHeaderParser.Parse(buffer).Header!;
        Array.Clear(buffer);
        Assert.True(header.Tlvs.TryFind(ProxyTlvType.UniqueId, out ReadOnlySpan<byte> id));
        Assert.Equal("id-1", Encoding.UTF8.GetString(id));
    }

    [Fact]
    public void Exposes_the_clients_tls()
    {
        byte[] parts = [.. Field(0x21, "TLSv1.2"), .. Field(0x22, "joe"), .. Field(0x23, "AES"), .. Field(0x24, "SHA256"), .. Field(0x25, "RSA2048")];
        ProxyHeader header = Parse(Field(0x20, [5, 0, 0, 1, 2, .. parts]));
        Assert.True(header.Tlvs.TryFindTls(out ProxyTlsInfo tls));
        Assert.Equal(ProxyTlsClient.Tls | ProxyTlsClient.CertificateInSession, tls.Client);
        Assert.Equal(258u, tls.VerifyResult);
        Assert.Equal(["TLSv1.2", "joe", "AES", "SHA256", "RSA2048"], new[]
        {
            Encoding.UTF8.GetString(tls.Version), Encoding.UTF8.GetString(tls.CommonName), Encoding.UTF8.GetString(tls.Cipher),
            Encoding.UTF8.GetString(tls.SignatureAlgorithm), Encoding.UTF8.GetString(tls.KeyAlgorithm),
        });
    }

    [Theory]
    [InlineData("01")]
    [InlineData("01000000002100")]
    [InlineData("010000000021000901")]
    public void Finds_no_tls_in_a_malformed_field(string hex) =>
        Assert.False(Parse(Field(0x20, Convert.FromHexString(hex))).Tlvs.TryFindTls(out _));

    [Fact]
    public void Names_abstract_and_unnamed_unix_sockets()
    {
        ProxyHeader header = ProxyHeaderParser.Parse(V2(0x21, 0x31, UnixPaths("\0name", ""))).Header!;
        Assert.Equal("\0name", header.SourcePath);
        Assert.Equal("", header.DestinationPath);
        Assert.Equal(AddressFamilyKind.Unix, header.Source.Family);
    }

    private static ProxyHeader Parse(byte[] fields) => ProxyHeaderParser.Parse(V2(0x21, 0x11, [.. Block4, .. fields])).Header!;

    private static string Meaning(ProxyHeaderResult result) => result switch
    {
        { Outcome: ProxyHeaderOutcome.NeedMore } => "need more",
        { Outcome: ProxyHeaderOutcome.Invalid } => ProxyHeaderSample.Refused,
        { Header.HasAddresses: false } => ProxyHeaderSample.Own,
        { Header: { SourcePath: not null } unix } => $"UNIX {unix.SourcePath} {unix.DestinationPath}",
        { Header: { } header } => $"TCP{(header.Source.Family == AddressFamilyKind.IPv4 ? 4 : 6)} {header.Source.HostText} {header.Destination.HostText} {header.Source.Port} {header.Destination.Port}",
        _ => "no header",
    };
}
