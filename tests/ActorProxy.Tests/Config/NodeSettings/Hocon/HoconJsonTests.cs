using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>The specification's "Unchanged from JSON".</summary>
public sealed class HoconJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,false,null],"c":{"d":"e"}}""")]
    [InlineData("""{"a":-0.5e+10,"b":1E-3,"c":0}""")]
    [InlineData("""{"":"","x":[[],{}]}""")]
    [InlineData("""[1,"two",{"three":3}]""")]
    public void JSON_means_what_it_means_in_JSON(string json) => Assert.Equal(json, Documents.Json(json));

    [Theory]
    [InlineData("""  "\"\\\/\b\f\n\r\t"  """, "\"\\\"\\\\/\\b\\f\\n\\r\\t\"")]
    [InlineData("\"\\u0041\\u00e9\\ud83d\\ude00\"", "\"Aé\\uD83D\\uDE00\"")]
    [InlineData("\"${a} # // { } [ ] = :\"", "\"${a} # // { } [ ] = :\"")]
    public void Quoted_strings_are_those_of_JSON(string text, string expected) => Assert.Equal(expected, Documents.Value(text));

    [Theory]
    [InlineData("a = \"\\x41\"", 6)]
    [InlineData("a = \"\\u12\"", 6)]
    [InlineData("a = \"\\u+123\"", 6)]
    [InlineData("a = \"tab\there\"", 9)]
    [InlineData("a = \"open", 5)]
    [InlineData("a = \"open\nb = 2", 5)]
    public void Bad_strings_are_refused_where_they_go_wrong(string text, int column)
    {
        var error = Documents.Error(text);
        Assert.Equal((1, column), (error.Position.Line, error.Position.Column));
    }

    [Theory]
    [InlineData("01")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("1e")]
    public void What_JSON_does_not_take_as_a_number_is_a_string(string text) => Assert.Equal($"\"{text}\"", Documents.Value(text));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_at_the_first_of_them()
    {
        var error = Documents.Error("a = 1\nb = x\udcffy\udcfe");
        Assert.Equal("conf/test.conf:2:6", error.Position.ToString());
        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_whitespace() => Assert.Equal("""{"a":1}""", Documents.Json("\ufeffa = 1"));
}
