using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Converters;

/// <summary>JSON and tokens where later versions of haproxy do what 2.6 does not; the rest is in the differential tests.</summary>
public sealed class TokenConverterTests
{
    private const string Header = """{"alg":"PS256","roles":["a","b"]}""";

    [Theory]
    [InlineData("jwt_header_query", Header)]
    [InlineData("jwt_header_query('$.alg')", "PS256")]
    [InlineData("jwt_header_query('$.roles')", """["a","b"]""")]
    [InlineData("jwt_header_query('$.roles[1]')", "b")]
    [InlineData("jwt_payload_query", "{}")]
    [InlineData("jwt_payload_query('$.alg')", null)]
    public void A_part_of_a_token_is_decoded(string converter, string? value) => Assert.Equal(value, Evaluate(converter, $"{Encode(Header)}.e30.x"));

    [Theory]
    [InlineData("""{"a":[1, {"b":2}]}""", """[1, {"b":2}]""")]
    [InlineData("""{"a":[]}""", "[]")]
    [InlineData("""{"a":[1}""", null)]
    public void An_array_is_given_as_it_is_written(string json, string? value) => Assert.Equal(value, Evaluate("json_query('$.a')", json));

    [Theory]
    [InlineData("PS256")]
    [InlineData("PS384")]
    [InlineData("PS512")]
    [InlineData("RS256")]
    public void A_signature_is_checked_by_a_public_key(string algorithm)
    {
        using var rsa = RSA.Create(2048);
        var content = $"{Encode($"{{\"alg\":\"{algorithm}\"}}")}.e30";
        var hash = new HashAlgorithmName($"SHA{algorithm[2..]}");
        var signature = rsa.SignData(Encoding.ASCII.GetBytes(content), hash, algorithm[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        var key = Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem());
        Assert.Equal("1", Evaluate($"jwt_verify({algorithm},/key)", $"{content}.{Base64Url.EncodeToString(signature)}", key));
        signature[0] ^= 1;
        Assert.Equal("0", Evaluate($"jwt_verify({algorithm},/key)", $"{content}.{Base64Url.EncodeToString(signature)}", key));
        var context = new TestContext();
        ExpressionDriver.Evaluate($"str({algorithm}),set-var(txn.alg)", context);
        signature[0] ^= 1;
        Assert.Equal("1", Evaluate("jwt_verify(txn.alg,/key)", $"{content}.{Base64Url.EncodeToString(signature)}", key, context));
    }

    [Theory]
    [InlineData("jwt_verify(RS256,/key)")]
    [InlineData("jwt_verify(RS256,txn.key)")]
    [InlineData("jwt_verify(HS256,)")]
    [InlineData("jwt_verify(XX256,secret)")]
    public void A_key_that_can_not_be_used_is_refused(string converter) => Assert.Null(Compile(converter, "no key"u8.ToArray(), []));

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static SampleExpression? Compile(string converter, byte[] key, List<Diagnostic> diagnostics) =>
        ExpressionParser.Parse(new ConfigWord($"req.payload(0,0),{converter}", ExpressionDriver.Position), new CompilationScope(diagnostics) { Places = SamplePlaces.None, ReadFile = _ => key });

    private static string? Evaluate(string converter, string text, byte[]? key = null, TestContext? context = null)
    {
        var diagnostics = new List<Diagnostic>();
        var expression = Compile(converter, key ?? [], diagnostics);
        Assert.Empty(diagnostics.Select(one => one.Message));
        context ??= new TestContext();
        context.RequestText = text;
        var sample = default(Sample);
        return expression!.Evaluate(context, SampleType.Str, ref sample) ? Encoding.Latin1.GetString(sample.Span) : null;
    }
}
