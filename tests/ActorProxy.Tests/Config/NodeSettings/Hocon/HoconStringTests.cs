using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>The specification's "Unquoted strings", "Multi-line strings" and "String value concatenation".</summary>
public sealed class HoconStringTests
{
    [Theory]
    [InlineData("foo", "\"foo\"")]
    [InlineData("truefoo", "\"truefoo\"")]
    [InlineData("footrue", "\"footrue\"")]
    [InlineData("10.0bar", "\"10.0bar\"")]
    [InlineData("bar10.0", "\"bar10.0\"")]
    [InlineData("192.0.2.1/24", "\"192.0.2.1/24\"")]
    [InlineData("30s", "\"30s\"")]
    [InlineData("(a;b|c<d>~'%)", "\"(a;b|c<d>~'%)\"")]
    [InlineData("include", "\"include\"")]
    [InlineData("a\u0001b", "\"a\\u0001b\"")]
    public void Text_may_stand_without_quotes(string text, string expected) => Assert.Equal(expected, Documents.Value(text));

    [Theory]
    [InlineData('`')]
    [InlineData('^')]
    [InlineData('?')]
    [InlineData('!')]
    [InlineData('@')]
    [InlineData('*')]
    [InlineData('&')]
    [InlineData('\\')]
    [InlineData('$')]
    [InlineData('+')]
    [InlineData(':')]
    [InlineData('=')]
    public void Reserved_characters_need_quotes(char reserved)
    {
        var error = Documents.Error($"a = x{reserved}y");
        Assert.Equal(6, error.Position.Column);
        Assert.Contains($"'{reserved}'", error.Message, StringComparison.Ordinal);
        Assert.Equal($"{{\"a\":\"x{(reserved == '\\' ? "\\\\" : reserved)}y\"}}", Documents.Json($"a = \"x{(reserved == '\\' ? "\\\\" : reserved)}y\""));
    }

    [Theory]
    [InlineData("\"\"\"x\"\"\"", "\"x\"")]
    [InlineData("\"\"\"\"\"\"", "\"\"")]
    [InlineData("\"\"\"a\n b\\u0041\"c\"\"d\"\"\"", "\"a\\n b\\\\u0041\\\"c\\\"\\\"d\"")]
    [InlineData("\"\"\"foo\"\"\"\"", "\"foo\\\"\"")]
    [InlineData("\"\"\"foo\"\"\"\"\"", "\"foo\\\"\\\"\"")]
    public void Three_quotes_hold_everything_as_it_is(string text, string expected) => Assert.Equal(expected, Documents.Value(text));

    [Fact]
    public void Three_quotes_without_an_end_are_refused_where_they_begin()
        => Assert.Equal("conf/test.conf:2:5", Documents.Error("a = 1\nb = \"\"\"x\ny\n").Position.ToString());

    [Theory]
    [InlineData(" foo bar baz ", "\"foo bar baz\"")]
    [InlineData("foo  \t bar", "\"foo  \\t bar\"")]
    [InlineData("\"foo\" bar", "\"foo bar\"")]
    [InlineData("foo\" bar \"baz", "\"foo bar baz\"")]
    [InlineData("true foo", "\"true foo\"")]
    [InlineData("null bar 42 baz true 3.14 hi", "\"null bar 42 baz true 3.14 hi\"")]
    [InlineData("1e5 x", "\"1e5 x\"")]
    [InlineData("1 2", "\"1 2\"")]
    [InlineData("1e+5", "1e+5")]
    [InlineData("true", "true")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("null", "null")]
    [InlineData("\"5\"", "\"5\"")]
    public void Simple_values_in_a_row_are_one_string_and_a_single_one_keeps_its_type(string text, string expected) => Assert.Equal(expected, Documents.Value(text));
}
