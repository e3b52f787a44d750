using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>The specification's "Duplicate keys and object merging", "Path expressions" and "Paths as keys".</summary>
public sealed class HoconMergingTests
{
    [Theory]
    [InlineData("a = 1, a = 2", """{"a":2}""")]
    [InlineData("foo : { a : 42 }, foo : { b : 43 }", """{"foo":{"a":42,"b":43}}""")]
    [InlineData("foo : { a : 42 }, foo : null, foo : { b : 43 }", """{"foo":{"b":43}}""")]
    [InlineData("foo : { a : 42 }, foo : 1", """{"foo":1}""")]
    [InlineData("foo : [1], foo : [2]", """{"foo":[2]}""")]
    [InlineData("a { b { c = 1, d = 2 } }, a { b { c = 3 } }", """{"a":{"b":{"c":3,"d":2}}}""")]
    [InlineData("a { b = 1 }, a { b { c = 1 } }", """{"a":{"b":{"c":1}}}""")]
    public void Later_values_win_and_objects_are_merged(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("foo.bar : 42", """{"foo":{"bar":42}}""")]
    [InlineData("foo.bar.baz : 42", """{"foo":{"bar":{"baz":42}}}""")]
    [InlineData("a.x : 42, a.y : 43", """{"a":{"x":42,"y":43}}""")]
    [InlineData("a.b { c = 1 }, a.b.d = 2", """{"a":{"b":{"c":1,"d":2}}}""")]
    [InlineData("a b c : 42", """{"a b c":42}""")]
    [InlineData("\"a.b\" : 42", """{"a.b":42}""")]
    [InlineData("foo.bar.\"hello.world\" : 42", """{"foo":{"bar":{"hello.world":42}}}""")]
    [InlineData("a.\"\".b : 42", """{"a":{"":{"b":42}}}""")]
    [InlineData("true : 42", """{"true":42}""")]
    [InlineData("3 : 42", """{"3":42}""")]
    [InlineData("3.14 : 42", """{"3":{"14":42}}""")]
    [InlineData("1.2.3 : 42", """{"1":{"2":{"3":42}}}""")]
    [InlineData("10.0foo : 42", """{"10":{"0foo":42}}""")]
    [InlineData("foo10.0 : 42", """{"foo10":{"0":42}}""")]
    [InlineData("foo\"10.0\" : 42", """{"foo10.0":42}""")]
    public void A_key_is_a_path(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("a..b = 1")]
    [InlineData(".a = 1")]
    [InlineData("a. = 1")]
    [InlineData("a = ${b..c}")]
    [InlineData("a = ${.b}")]
    [InlineData("a = ${b.}")]
    public void An_empty_element_must_be_quoted(string text) => Assert.Contains("empty element", Documents.Error(text).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("${a} = 1", "'$' can't begin a key")]
    [InlineData("b {[1] = 1}", "'[' can't begin a key")]
    [InlineData("{a} : 1", "'a' has no value")]
    [InlineData("a", "'a' has no value")]
    [InlineData("a = ", "'a' has no value")]
    [InlineData("a = , b = 1", "'a' has no value")]
    [InlineData("a {}, b = }", "'b' has no value")]
    public void A_field_has_a_key_and_a_value(string text, string message)
        => Assert.Contains(Documents.Errors(text), e => e.Message.Contains(message, StringComparison.Ordinal));
}
