using Xunit;
using static ActorProxy.Tests.Core.Samples.ExpressionDriver;

namespace ActorProxy.Tests.Core.Samples.Converters;

/// <summary>The rules are those of configuration.txt 7.3.1 and RFC 7239 4 to 6.</summary>
public sealed class ForwardedConverterTests
{
    [Theory]
    [InlineData("for=127.0.0.1;proto=http", "1")]
    [InlineData("for=\"unknown:132\";host=\"[::1]:65535\";by=\"_obfs:_port\";proto=https", "1")]
    [InlineData("for=\"127.0.0.1\";host=v.test", "1")]
    [InlineData("by=\"[::1]\"", "1")]
    [InlineData("by=\"[::1]:3\"", "1")]
    [InlineData("FOR=unknown", "1")]
    [InlineData("host=\"haproxy.org:80\"", "1")]
    [InlineData("proto=custom", "0")]
    [InlineData("fore=\"unknown:132\"", "0")]
    [InlineData("proto=http;proto=http", "0")]
    [InlineData("\"", "0")]
    [InlineData("", "0")]
    [InlineData("by=[::1]", "0")]
    [InlineData("by=\"[::1]:\"", "0")]
    [InlineData("by=\"[::1\"", "0")]
    [InlineData("by=\"::1\"", "0")]
    [InlineData("for=\"127.0.0.1:65536\"", "0")]
    [InlineData("for=\"[127.0.0.1]\"", "0")]
    [InlineData("for=_", "0")]
    [InlineData("for=127.0.0.1;", "0")]
    [InlineData("for=127.0.0.1, for=127.0.0.2", "0")]
    [InlineData("for", "0")]
    [InlineData("for=", "0")]
    [InlineData("for=\"127.0.0.1", "0")]
    public void Rfc7239_is_valid_takes_one_element_of_known_parameters(string header, string value) => Assert.Equal(value, Of("rfc7239_is_valid", header));

    [Theory]
    [InlineData("host", "proto=https;host=\"haproxy.org:80\"", "haproxy.org:80")]
    [InlineData("for", "proto=https;host=\"haproxy.org:80\";for=\"127.0.0.1:9999\"", "127.0.0.1:9999")]
    [InlineData("proto", "proto=https", "https")]
    [InlineData("by", "proto=https", null)]
    [InlineData("for", "for=192.0.2.43, for=198.51.100.17", "192.0.2.43")]
    [InlineData("proto", "for=x;proto=http", null)]
    public void Rfc7239_field_gives_a_parameter(string field, string header, string? value) => Assert.Equal(value, Of($"rfc7239_field({field})", header));

    [Theory]
    [InlineData("rfc7239_n2nn", "127.0.0.1:9999", "127.0.0.1")]
    [InlineData("rfc7239_n2nn", "[ab:cd:ff:ff:ff:ff:ff:ff]:9998", "ab:cd:ff:ff:ff:ff:ff:ff")]
    [InlineData("rfc7239_n2nn", "_name:_port", "_name")]
    [InlineData("rfc7239_n2nn", "unknown", "unknown")]
    [InlineData("rfc7239_n2nn", "name", null)]
    [InlineData("rfc7239_n2np", "127.0.0.1:9999", "9999")]
    [InlineData("rfc7239_n2np", "[ab:cd:ff:ff:ff:ff:ff:ff]:9998", "9998")]
    [InlineData("rfc7239_n2np", "_name:_port", "_port")]
    [InlineData("rfc7239_n2np", "_name", null)]
    public void A_node_is_taken_apart(string converter, string node, string? value) => Assert.Equal(value, Of(converter, node));

    [Theory]
    [InlineData("ipv6(ab:cd:ff:ff:ff:ff:ff:ff),rfc7239_nn", "[ab:cd:ff:ff:ff:ff:ff:ff]")]
    [InlineData("ipv4(10.0.0.1),rfc7239_nn", "10.0.0.1")]
    [InlineData("str(test),rfc7239_nn", "_test")]
    [InlineData("str(),rfc7239_nn", "unknown")]
    [InlineData("'str(a b),rfc7239_nn'", null)]
    [InlineData("int(5),rfc7239_nn", null)]
    [InlineData("int(12),rfc7239_np", "12")]
    [InlineData("str(test),rfc7239_np", "_test")]
    [InlineData("str(),rfc7239_np", null)]
    [InlineData("int(65536),rfc7239_np", null)]
    [InlineData("int(-1),rfc7239_np", null)]
    public void A_node_is_put_together(string expression, string? value) => Assert.Equal(value, Evaluate(expression.Trim('\'')));

    [Fact]
    public void An_unknown_parameter_is_refused() => Assert.Contains("none of for, by, host, proto", ErrorOf("str(a),rfc7239_field(x)"), StringComparison.Ordinal);

    private static string? Of(string converter, string text) => Evaluate($"req.payload(0,0),{converter}", new TestContext { RequestText = text });
}
