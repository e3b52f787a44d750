using Xunit;
using static ActorProxy.Tests.Core.Samples.ExpressionDriver;

namespace ActorProxy.Tests.Core.Samples.Converters;

/// <summary>Converters of strings that came after haproxy 2.6, by the examples of configuration.txt 7.3.1.</summary>
public sealed class ListConverterTests
{
    [Theory]
    [InlineData("a=b&c=d&a=r", "param(a)", "b")]
    [InlineData("a&b=c", "param(a)", "")]
    [InlineData("a=&b&c=a", "param(b)", "")]
    [InlineData("a=1;b=2;c=4", "param(b,;)", "2")]
    [InlineData("a=1;b=2;c=4", "param(b)", null)]
    [InlineData("", "param(a)", null)]
    [InlineData("ab=1&a=2", "param(a)", "2")]
    [InlineData("xa=1&a", "param(a)", "")]
    [InlineData("a=b=c&d", "param(a)", "b=c")]
    [InlineData("A=1", "param(a)", null)]
    [InlineData("a=1&b=2", "param(b,&)", "2")]
    public void Param_gives_the_first_value_of_a_name(string text, string converter, string? value) => Assert.Equal(value, Of(converter, text));

    [Theory]
    [InlineData("", "")]
    [InlineData("\u0000", "00000000")]
    [InlineData("A\u00ff\u0001", "010000011111111100000001")]
    public void Base2_writes_eight_digits_a_byte(string text, string value) => Assert.Equal(value, Of("base2", text));

    [Fact]
    public void A_delimiter_of_two_letters_is_refused() => Assert.Contains("the delimiter is one letter", ErrorOf("str(a),param(a,ab)"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Example.org:8080", "host_only", "example.org")]
    [InlineData("[::1]:8080", "port_only", "8080")]
    [InlineData("list", "add_item(;,,end)", "list;end")]
    [InlineData("", "add_item(;,,end)", "end")]
    public void Hosts_and_lists_are_handled(string text, string converter, string value) => Assert.Equal(value, Of(converter, text));

    private static string? Of(string converter, string text) => Evaluate($"req.payload(0,0),{converter}", new TestContext { RequestText = text });
}
