using System.Globalization;
using ActorProxy.TestKit.Tls;
using ActorProxy.Tests.Core.Samples;
using Xunit;
using TestContext = ActorProxy.Tests.Core.Samples.TestContext;

namespace ActorProxy.Tests.Core.Inspection.Tls;

/// <summary>What the fetches say of browsers' hellos, and the fingerprints that converters make of it: JA3 and JA4 as they are published.</summary>
public sealed class BrowserHelloTests
{
    /// <summary>GREASE in decimal between dashes, and in hexadecimal between commas (RFC 8701).</summary>
    private const string WithoutGrease = "regsub(\"(^|-)(2570|6682|10794|14906|19018|23130|27242|31354|35466|39578|43690|47802|51914|56026|60138|64250)\\b\",\"\",g),ltrim(-)";

    public static TheoryData<string> Names { get; } = [.. BrowserHellos.All.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_lists_are_those_of_the_browser(string name)
    {
        var (hello, context) = Given(name);
        Assert.Equal(BrowserHellos.Host, Evaluate("req.ssl_sni", context));
        Assert.Equal("h2", Evaluate("req.ssl_alpn", context));
        Assert.Equal("1", Evaluate("req.ssl_hello_type", context));
        Assert.Equal((3 << 16 | 3).ToString(CultureInfo.InvariantCulture), Evaluate("req.ssl_ver", context));
        Assert.Equal("1", Evaluate("req.ssl_ec_ext", context));
        Assert.Equal(hello.Extensions.Contains(35) ? "1" : "0", Evaluate("req.ssl_st_ext", context));
        Assert.Equal(Decimal(hello.Ciphers), Evaluate($"req.ssl_cipherlist,be2dec(-,2),{WithoutGrease}", context));
        Assert.Equal(Decimal(hello.Groups), Evaluate($"req.ssl_supported_groups,be2dec(-,2),{WithoutGrease}", context));
        Assert.Equal(Decimal(hello.Signatures), Evaluate("req.ssl_sigalgs,be2dec(-,2)", context));
        Assert.Equal(Decimal(hello.ShareGroups), Evaluate($"req.ssl_keyshare_groups,be2dec(-,2),{WithoutGrease}", context));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Converters_make_the_published_JA3(string name)
    {
        var (hello, context) = Given(name);
        Evaluate($"req.ssl_cipherlist,be2dec(-,2),{WithoutGrease},set-var(txn.ciphers)", context);
        Evaluate($"req.ssl_supported_groups,be2dec(-,2),{WithoutGrease},set-var(txn.groups)", context);
        Evaluate($"str({Decimal(hello.Extensions)}),set-var(txn.extensions)", context);
        var hash = Evaluate("str(771),concat(\",\",txn.ciphers,\",\"),concat(,txn.extensions,\",\"),concat(,txn.groups,\",0\"),digest(md5),hex,lower", context);
        Assert.Equal(32, hash!.Length);
        if (hello.Ja3.Length > 0)
            Assert.Equal(hello.Ja3, hash);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Converters_make_the_published_JA4(string name)
    {
        var (hello, context) = Given(name);

        // No converter sorts, so that the case does: the hash is taken over what the fetch gave.
        var ciphers = Evaluate("req.ssl_cipherlist,be2hex(\",\",2),lower", context)!.Split(',').Where(static one => one[1] != 'a' || one[3] != 'a' || one[0] != one[2]).Order(StringComparer.Ordinal);
        Assert.Equal(hello.Ja4Ciphers, Evaluate("req.payload(0,0),sha2(256),hex,lower,bytes(0,12)", new TestContext { RequestText = string.Join(',', ciphers) }));
        Evaluate("req.ssl_sigalgs,be2hex(\",\",2),lower,set-var(txn.signatures)", context);
        var extensions = hello.Extensions.Where(static one => one is not (0 or 16)).Select(static one => one.ToString("x4", CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal);
        context.RequestText = string.Join(',', extensions);
        Assert.Equal(hello.Ja4Extensions, Evaluate("req.payload(0,0),concat(_,txn.signatures),sha2(256),hex,lower,bytes(0,12)", context));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_browsers_hello_decides_alike_in_pieces(string name) => HelloPieces.DecideAlike(Given(name).Hello.Bytes);

    private static (BrowserHello Hello, TestContext Context) Given(string name)
    {
        var hello = BrowserHellos.All.Single(one => one.Name == name);
        return (hello, new TestContext { Request = hello.Bytes });
    }

    private static string? Evaluate(string expression, TestContext context) => ExpressionDriver.Evaluate(expression, context);

    private static string Decimal(IEnumerable<int> numbers) => string.Join('-', numbers);
}
