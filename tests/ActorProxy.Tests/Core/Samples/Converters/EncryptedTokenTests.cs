using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Converters;

/// <summary><c>jwt_decrypt_secret</c> and <c>jwt_decrypt_jwk</c> (RFC 7516, RFC 7518 4 and 5); haproxy 2.6 does not have them.</summary>
public sealed class EncryptedTokenTests
{
    // RFC 7516 A.1 and A.3, with their keys.
    private const string OfRsa = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGeipsEdY3mx_etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb23nfa6c9d-StnImGyFDbSv04uVuxIp5Zms1gNxKKK2Da14B8S4rzVRltdYwam_lDp5XnZAYpQdb76FdIKLaVmqgfwX7XWRxv2322i-vDxRfqNzo_tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0je81860ppamavo35UgoRdbYaBcoh9QcfylQr66oc6vFWXRcZ_ZT2LawVCWTIy3brGPi6UklfCpIMfIjf7iGdXKHzg.48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A.XFBoMYUZodetZdvTiFvSkQ";
    private const string RsaKey = """{"kty":"RSA","n":"oahUIoWw0K0usKNuOR6H4wkf4oBUXHTxRvgb48E-BVvxkeDNjbC4he8rUWcJoZmds2h7M70imEVhRU5djINXtqllXI4DFqcI1DgjT9LewND8MW2Krf3Spsk_ZkoFnilakGygTwpZ3uesH-PFABNIUYpOiN15dsQRkgr0vEhxN92i2asbOenSZeyaxziK72UwxrrKoExv6kc5twXTq4h-QChLOln0_mtUZwfsRaMStPs6mS6XrgxnxbWhojf663tuEQueGC-FCMfra36C9knDFGzKsNa7LZK2djYgyD3JR_MB_4NUJW_TqOQtwHYbxevoJArm-L5StowjzGy-_bq6Gw","e":"AQAB","d":"kLdtIj6GbDks_ApCSTYQtelcNttlKiOyPzMrXHeI-yk1F7-kpDxY4-WY5NWV5KntaEeXS1j82E375xxhWMHXyvjYecPT9fpwR_M9gV8n9Hrh2anTpTD93Dt62ypW3yDsJzBnTnrYu1iwWRgBKrEYY46qAZIrA2xAwnm2X7uGR1hghkqDp0Vqj3kbSCz1XyfCs6_LehBwtxHIyh8Ripy40p24moOAbgxVw3rxT_vlt3UVe4WO3JkJOzlpUf-KTVI2Ptgm-dARxTEtE-id-4OJr0h-K-VFs3VSndVTIznSxfyrj8ILL6MG_Uv8YAu7VILSB3lOW085-4qE3DzgrTjgyQ","p":"1r52Xk46c-LsfB5P442p7atdPUrxQSy4mti_tZI3Mgf2EuFVbUoDBvaRQ-SWxkbkmoEzL7JXroSBjSrK3YIQgYdMgyAEPTPjXv_hI2_1eTSPVZfzL0lffNn03IXqWF5MDFuoUYE0hzb2vhrlN_rKrbfDIwUbTrjjgieRbwC6Cl0","q":"wLb35x7hmQWZsWJmB_vle87ihgZ19S8lBEROLIsZG4ayZVe9Hi9gDVCOBmUDdaDYVTSNx_8Fyw1YYa9XGrGnDew00J28cRUoeBB_jKI1oma0Orv1T9aXIWxKwd4gvxFImOWr3QRL9KEBRzk2RatUBnmDZJTIAfwTs0g68UZHvtc","dp":"ZK-YwE7diUh0qR1tR7w8WHtolDx3MZ_OTowiFvgfeQ3SiresXjm9gZ5KLhMXvo-uz-KUJWDxS5pFQ_M0evdo1dKiRTjVw_x4NyqyXPM5nULPkcpU827rnpZzAJKpdhWAgqrXGKAECQH0Xt4taznjnd_zVpAmZZq60WPMBMfKcuE","dq":"Dq0gfgJ1DdFGXiLvQEZnuKEN0UUmsJBxkjydc3j4ZYdBiMRAy86x0vHCjywcMlYYg4yoC4YZa9hNVcsjqA3FeiL19rk8g6Qn29Tt0cj8qqyFpz9vNDBUfCAiJVeESOjJDZPYHdHY8v1b-o-Z2X5tvLx-TCekf7oxyeKDUqKWjis","qi":"VIMpMYbPf47dT1w_zDUXfPimsSegnMOA1zTaX7aGk_8urY6R8-ZW1FxU7AlWAyLWybqq6t16VFd7hQd0y6flUK4SlOydB61gwanOsXGOAOv82cHq0E3eL4HrtZkUuKvnPrMnsUUFlfUdybVzxyjz9JF_XyaY14ardLSjf4L_FNY"}""";
    private const string OfSecret = "eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ";
    private const string SecretKey = """{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}""";

    private static readonly string[] Algorithms = ["dir", "A128KW", "A192KW", "A256KW", "A128GCMKW", "A192GCMKW", "A256GCMKW", "RSA1_5", "RSA-OAEP", "RSA-OAEP-256"];
    private static readonly string[] Encryptions = ["A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512"];

    [Fact]
    public void The_examples_of_the_standard_are_opened()
    {
        Assert.Equal("The true sign of intelligence is not knowledge but imagination.", Open("jwt_decrypt_jwk(txn.key)", OfRsa, RsaKey));
        Assert.Equal("Live long and prosper.", Open("jwt_decrypt_jwk(txn.key)", OfSecret, SecretKey));
        Assert.Equal("Live long and prosper.", Open("jwt_decrypt_secret(txn.key)", OfSecret, "GawgguFyGrWKav7AX4VKUg=="));
        Assert.Equal("Live long and prosper.", Open("jwt_decrypt_secret(GawgguFyGrWKav7AX4VKUg==)", OfSecret, ""));
        Assert.Equal("Live long and prosper.", Open($"jwt_decrypt_jwk('{SecretKey}')", OfSecret, ""));
    }

    [Fact]
    public void Every_algorithm_opens_every_encryption()
    {
        using var rsa = RSA.Create(2048);
        foreach (var algorithm in Algorithms)
        {
            foreach (var encryption in Encryptions)
            {
                var secret = RandomNumberGenerator.GetBytes(SecretBytes(algorithm, encryption));
                var token = EncryptedTokens.Make(algorithm, encryption, $"{algorithm} {encryption}", secret, rsa);
                Assert.Equal($"{algorithm} {encryption}", Open("jwt_decrypt_jwk(txn.key)", token, algorithm.StartsWith("RSA", StringComparison.Ordinal) ? Jwk(rsa) : Jwk(secret)));
                Assert.Equal(algorithm.StartsWith("RSA", StringComparison.Ordinal) ? null : $"{algorithm} {encryption}", Open("jwt_decrypt_secret(txn.key)", token, Convert.ToBase64String(secret)));
            }
        }
    }

    [Theory]
    [InlineData(OfRsa, RsaKey)]
    [InlineData(OfSecret, SecretKey)]
    public void A_token_that_was_changed_is_not_opened(string token, string key)
    {
        for (var i = 0; i < token.Length; i += 7)
        {
            var changed = $"{token[..i]}{(token[i] == 'B' ? 'C' : 'B')}{token[(i + 1)..]}";
            Assert.Null(Open("jwt_decrypt_jwk(txn.key)", changed, key));
            Assert.Null(Open("jwt_decrypt_jwk(txn.key)", token[..i], key));
        }
    }

    [Theory]
    [InlineData("""{"alg":"dir","enc":"A128GCM","zip":"DEF"}""")]
    [InlineData("""{"alg":"dir","enc":"A128GCM","crit":["x"]}""")]
    [InlineData("""{"alg":"dir"}""")]
    [InlineData("""{"enc":"A128GCM"}""")]
    [InlineData("""{"alg":"dir","enc":"A128GCM"} x""")]
    [InlineData("""{"alg":"dir","enc":"A128GCM\ud800"}""")]
    [InlineData("""{"alg":1,"enc":[{"enc":"A128GCM"}]}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_header_that_is_not_understood_opens_nothing(string header) =>
        Assert.Null(Open("jwt_decrypt_secret(AAAAAAAAAAAAAAAAAAAAAA==)", $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA", ""));

    [Theory]
    [InlineData("jwt_decrypt_jwk(txn.key)", SecretKey)]
    [InlineData("jwt_decrypt_jwk(txn.key)", "{}")]
    [InlineData("jwt_decrypt_jwk(txn.key)", "no JSON")]
    [InlineData("jwt_decrypt_jwk(txn.key)", """{"kty":"oct","k":"**"}""")]
    [InlineData("jwt_decrypt_jwk(txn.key)", """{"kty":"RSA","n":"AQAB","e":"AQAB"}""")]
    [InlineData("jwt_decrypt_jwk(txn.none)", "")]
    [InlineData("jwt_decrypt_secret(txn.key)", "***")]
    [InlineData("jwt_decrypt_secret(txn.none)", "")]
    public void Another_key_opens_nothing(string converter, string key) => Assert.Null(Open(converter, OfRsa, key));

    [Theory]
    [InlineData("jwt_decrypt_secret()")]
    [InlineData("jwt_decrypt_secret(***)")]
    [InlineData("jwt_decrypt_jwk()")]
    [InlineData("jwt_decrypt_jwk(no-key)")]
    [InlineData("""jwt_decrypt_jwk('{"kty":"EC"}')""")]
    public void A_key_that_is_none_is_refused(string converter)
    {
        var diagnostics = new List<Diagnostic>();
        Assert.Null(ExpressionParser.Parse(new ConfigWord($"str(x),{converter}", default), new CompilationScope(diagnostics) { Places = SamplePlaces.None }));
        Assert.Contains("is expected", Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    private static string? Open(string converter, string token, string key)
    {
        var diagnostics = new List<Diagnostic>();
        var expression = ExpressionParser.Parse(new ConfigWord($"req.payload(0,0),{converter}", default), new CompilationScope(diagnostics) { Places = SamplePlaces.None });
        Assert.Empty(diagnostics);
        var context = new TestContext { RequestText = token, IsComplete = true, IsFinal = true };
        Assert.True(VariableName.TryParse("txn.key", out var name, out _));
        var sample = default(Sample);
        sample.SetText(Encoding.ASCII.GetBytes(key));
        context.Variables(VariableScope.Transaction)!.Set(name, sample);
        sample = default;
        return expression!.Evaluate(context, SampleType.Bin, ref sample) ? sample.Text : null;
    }

    private static int SecretBytes(string algorithm, string encryption) => algorithm switch
    {
        "dir" => encryption switch { "A128GCM" => 16, "A192GCM" => 24, "A192CBC-HS384" => 48, "A256CBC-HS512" => 64, _ => 32 },
        "A192KW" or "A192GCMKW" => 24,
        "A256KW" or "A256GCMKW" => 32,
        _ => 16,
    };

    private static string Jwk(byte[] secret) => $$"""{"kty":"oct","k":"{{Base64Url.EncodeToString(secret)}}"}""";

    private static string Jwk(RSA rsa)
    {
        var all = rsa.ExportParameters(true);
        var members = new (string Name, byte[] Value)[] { ("n", all.Modulus!), ("e", all.Exponent!), ("d", all.D!), ("p", all.P!), ("q", all.Q!), ("dp", all.DP!), ("dq", all.DQ!), ("qi", all.InverseQ!) };
        return $$"""{"kty":"RSA"{{string.Concat(members.Select(static one => $",\"{one.Name}\":\"{Base64Url.EncodeToString(one.Value)}\""))}}}""";
    }
}
