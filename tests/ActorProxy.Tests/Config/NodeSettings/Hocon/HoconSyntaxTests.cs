using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>The specification's "Comments", "Omit root braces", "Key-value separator", "Commas" and "Whitespace".</summary>
public sealed class HoconSyntaxTests
{
    [Theory]
    [InlineData("# one\na = 1 # two\n// three\nb = 2 // four", """{"a":1,"b":2}""")]
    [InlineData("a = \"# no // comment\"", """{"a":"# no // comment"}""")]
    [InlineData("a = [ # one\n1 // two\n, # three\n2 ]", """{"a":[1,2]}""")]
    [InlineData("a # one\n= // two\n1", """{"a":1}""")]
    [InlineData("a = x/y//z", """{"a":"x/y"}""")]
    [InlineData("a = 1 #", """{"a":1}""")]
    public void A_comment_ends_with_its_line(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("", "{}")]
    [InlineData(" \n# nothing\n", "{}")]
    [InlineData("a = 1", """{"a":1}""")]
    [InlineData("{ a = 1 }", """{"a":1}""")]
    [InlineData("\n{ a = 1 }\n# end", """{"a":1}""")]
    [InlineData("[1]", "[1]")]
    public void The_outermost_braces_may_be_left_out(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("a = 1 }", "no { that this }")]
    [InlineData("{ a = 1", "never closed")]
    [InlineData("{ a = 1 } b = 2", "nothing may follow")]
    [InlineData("{ a = 1 } }", "nothing may follow")]
    [InlineData("a { b = 1", "never closed")]
    [InlineData("a = [1, 2", "never closed")]
    [InlineData("a { b = [1, 2 }", "never closed")]
    public void Braces_and_brackets_balance(string text, string message) => Assert.Contains(message, Documents.Error(text).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a : 1", """{"a":1}""")]
    [InlineData("a=1", """{"a":1}""")]
    [InlineData("a { b = 1 }", """{"a":{"b":1}}""")]
    [InlineData("a { b { c : 1 } }", """{"a":{"b":{"c":1}}}""")]
    [InlineData("a =\n\n 1", """{"a":1}""")]
    [InlineData("\"a\"\n{ b = 1 }", """{"a":{"b":1}}""")]
    public void A_separator_stands_between_key_and_value_unless_an_object_follows(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("a = [1,2,3,]", "[1,2,3]")]
    [InlineData("a = [1\n2\n3]", "[1,2,3]")]
    [InlineData("a = [1\n\n,\n2]", "[1,2]")]
    [InlineData("a = [\n1,\n2,\n]", "[1,2]")]
    [InlineData("a = []", "[]")]
    public void Newlines_count_as_commas_in_arrays(string text, string expected) => Assert.Equal($"{{\"a\":{expected}}}", Documents.Json(text));

    [Theory]
    [InlineData("a = 1, b = 2,", """{"a":1,"b":2}""")]
    [InlineData("a = 1\nb = 2", """{"a":1,"b":2}""")]
    [InlineData("a = 1\n,b = 2", """{"a":1,"b":2}""")]
    [InlineData("{a=1\r\nb=2,}", """{"a":1,"b":2}""")]
    [InlineData("a {b=1}, c {d=1}\ne {f=1}", """{"a":{"b":1},"c":{"d":1},"e":{"f":1}}""")]
    public void Newlines_count_as_commas_in_objects(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("a = [1,2,3,,]", 12)]
    [InlineData("a = [,1,2,3]", 6)]
    [InlineData("a = [1,,2,3]", 8)]
    [InlineData("{,a=1}", 2)]
    [InlineData("{a=1,,b=2}", 6)]
    [InlineData("{a=1,,}", 6)]
    public void Commas_without_a_value_between_are_refused(string text, int column) => Assert.Equal(column, Documents.Error(text).Position.Column);

    [Theory]
    [InlineData("a\u00a0=\u20071\u202f")]
    [InlineData("\ta\v=\f1\r")]
    [InlineData("\u001ca\u001d=\u001e1\u001f")]
    [InlineData("\u2028a\u2029=\u30001")]
    public void Whitespace_is_of_many_kinds(string text) => Assert.Equal("""{"a":1}""", Documents.Json(text));

    [Fact]
    public void A_newline_is_the_line_feed_alone() => Assert.Equal("\"1\\u2028b\"", Documents.Value("1\u2028b"));
}
