using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>The specification's "Self-Referential Substitutions", its examples, and "The += field separator".</summary>
public sealed class HoconSelfReferenceTests
{
    [Theory]
    [InlineData("path : \"a:b:c\"\npath : ${path}\":d\"", """{"path":"a:b:c:d"}""")]
    [InlineData("foo : { a : 1 }\nfoo : ${foo}", """{"foo":{"a":1}}""")]
    [InlineData("foo : ${does-not-exist}\nfoo : 42", """{"foo":42}""")]
    [InlineData("foo : ${foo}\nfoo : 42", """{"foo":42}""")]
    [InlineData("foo : { a : { c : 1 } }\nfoo : ${foo.a}\nfoo : { a : 2 }", """{"foo":{"a":2,"c":1}}""")]
    [InlineData("a = 1, a = ${a}2, a = ${a}3", """{"a":"123"}""")]
    [InlineData("a { l = [1] }, a.l = ${a.l} [2]", """{"a":{"l":[1,2]}}""")]
    [InlineData("x { l = [1] }, a = ${x}, a.l = ${a.l} [2]", """{"x":{"l":[1]},"a":{"l":[1,2]}}""")]
    public void A_reference_to_itself_looks_back(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("bar : { foo : 42, baz : ${bar.foo} }", """{"bar":{"foo":42,"baz":42}}""")]
    [InlineData("bar : { foo : 42, baz : ${bar.foo} }\nbar : { foo : 43 }", """{"bar":{"foo":43,"baz":43}}""")]
    [InlineData("bar : { a : ${foo.d}, b : 1 }\nbar.b = 3\nfoo : { c : ${bar.b}, d : 2 }\nfoo.d = 4", """{"bar":{"a":4,"b":3},"foo":{"c":3,"d":4}}""")]
    [InlineData("base { z = 1 }, a = ${base} { x = 1, y = ${a.x}, w = ${a.z} }", """{"base":{"z":1},"a":{"z":1,"x":1,"y":1,"w":1}}""")]
    public void Fields_of_an_object_refer_to_each_other_forward(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("foo : ${?foo}", "{}")]
    [InlineData("a = ${?a}foo", """{"a":"foo"}""")]
    [InlineData("a : { b : ${?a} }", """{"a":{}}""")]
    [InlineData("a = ${?b}, b = ${?a}", "{}")]
    public void An_optional_reference_to_itself_is_undefined(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("foo : ${foo}")]
    [InlineData("foo : ${foo}\nfoo : { a : 1 }")]
    [InlineData("a : ${a}bc")]
    [InlineData("a : { b : ${a} }")]
    [InlineData("a : [${a}]")]
    [InlineData("bar : ${foo}\nfoo : ${bar}")]
    [InlineData("a : ${b}\nb : ${c}\nc : ${a}")]
    [InlineData("a { b = ${a.b} }")]
    [InlineData("a = ${b} { c = ${a} }, b {}")]
    [InlineData("a = 5, a { b = ${a} }")]
    [InlineData("a = 5, a = [${a}]")]
    public void A_cycle_is_an_error_and_says_so(string text)
        => Assert.Contains(Documents.Errors(text), static e => e.Message.Contains("comes back to itself", StringComparison.Ordinal));

    [Fact]
    public void Two_fields_that_swap_get_the_same_value()
    {
        var json = Documents.Json("a : 1\nb : 2\na : ${b}\nb : ${a}");
        Assert.True(json is """{"a":1,"b":1}""" or """{"a":2,"b":2}""", json);
    }

    [Theory]
    [InlineData("a += b", """{"a":["b"]}""")]
    [InlineData("a = [1], a += 2, a += [3]", """{"a":[1,2,[3]]}""")]
    [InlineData("a { l += 1 }, a { l += 2 }, a.l += 3", """{"a":{"l":[1,2,3]}}""")]
    [InlineData("x = [{ l += 1, l += 2 }]", """{"x":[{"l":[1,2]}]}""")]
    [InlineData("d { l = [0] }, a = ${d}, a { l += 1 }", """{"d":{"l":[0]},"a":{"l":[0,1]}}""")]
    [InlineData("a+=1", """{"a":[1]}""")]
    public void Plus_equals_appends(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Fact]
    public void Concatenated_objects_refer_to_fields_that_substitutions_bring()
        => Assert.Equal("""{"b":{"x":1},"a":{"x":1,"y":1},"c":{"x":1,"y":2}}""", Documents.Json("b { x = 1 }, a = ${b} { y = ${a.x} }, c = ${a} { y = 2 }"));

    [Fact]
    public void Plus_equals_appends_as_often_as_one_likes()
    {
        var expected = string.Join(',', Enumerable.Range(0, 1000));
        var text = string.Concat(Enumerable.Range(0, 1000).Select(static i => $"a.l += {i}\n"));
        Assert.Equal($"{{\"a\":{{\"l\":[{expected}]}}}}", Documents.Json(text));
        Assert.Equal($"{{\"a\":{{\"l\":[{expected}]}}}}", Documents.Json($"a.l = []\na {{ {text.Replace("a.l", "l", StringComparison.Ordinal)} }}"));
    }

    [Fact]
    public void Plus_equals_takes_no_string_before_it() => Assert.Contains("can't be joined", Documents.Error("a = x, a += y").Message, StringComparison.Ordinal);
}
