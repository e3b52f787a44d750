using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>The specification's "Substitutions" and "Substitution fallback to environment variables".</summary>
public sealed class HoconSubstitutionTests
{
    [Theory]
    [InlineData("a = ${b}, b = 1", """{"a":1,"b":1}""")]
    [InlineData("b = 1, a = ${b}, b = 2", """{"b":2,"a":2}""")]
    [InlineData("a = ${b.c}, b { c = x }", """{"a":"x","b":{"c":"x"}}""")]
    [InlineData("a = ${\"b.c\"}, \"b.c\" = x", """{"a":"x","b.c":"x"}""")]
    [InlineData("a = ${ b }, b = x", """{"a":"x","b":"x"}""")]
    [InlineData("a = ${b c}, b c = x", """{"a":"x","b c":"x"}""")]
    [InlineData("a = \"${b}\", b = x", """{"a":"${b}","b":"x"}""")]
    [InlineData("a = ${b} is my favorite, b = cat", """{"a":"cat is my favorite","b":"cat"}""")]
    [InlineData("a = ${b}\" is my favorite\", b = cat", """{"a":"cat is my favorite","b":"cat"}""")]
    [InlineData("a = [${b}, ${c}], b = 1, c = [2]", """{"a":[1,[2]],"b":1,"c":[2]}""")]
    [InlineData("b = null, a = ${b}, c = x${b}", """{"b":null,"a":null,"c":"xnull"}""")]
    [InlineData("b = true, a = ${b}, c = ${b} x", """{"b":true,"a":true,"c":"true x"}""")]
    [InlineData("x { y = 1 }, a = ${x}, x { z = ${x.y} }", """{"x":{"y":1,"z":1},"a":{"y":1,"z":1}}""")]
    [InlineData("x = ${y}, y { b = 1 }, a = ${x.b}, x { c = 2 }, d = ${x.c}", """{"x":{"b":1,"c":2},"y":{"b":1},"a":1,"d":2}""")]
    [InlineData("x = ${y} { c = 2 }, y { b = 1 }, a = ${x.b}${x.c}", """{"x":{"b":1,"c":2},"y":{"b":1},"a":"12"}""")]
    public void A_substitution_is_replaced_by_the_latest_value_of_its_path(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("a = ${?b}", "{}")]
    [InlineData("a = 1, a = ${?b}", """{"a":1}""")]
    [InlineData("a = [1, ${?b}, 2]", """{"a":[1,2]}""")]
    [InlineData("a = x${?b}y", """{"a":"xy"}""")]
    [InlineData("a = ${?b} x", """{"a":" x"}""")]
    [InlineData("a = ${?b}${?c}", "{}")]
    [InlineData("a = ${?b} ${?c}", "{}")]
    [InlineData("a = ${?b} [1]", """{"a":[1]}""")]
    [InlineData("a = ${?b} { c = 1 }", """{"a":{"c":1}}""")]
    [InlineData("a { b = 1 }, a = ${?c}, a { d = 2 }", """{"a":{"b":1,"d":2}}""")]
    [InlineData("b = 1, a = ${?b}", """{"b":1,"a":1}""")]
    public void An_optional_one_that_is_undefined_leaves_no_trace(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("a = ${b}", 5)]
    [InlineData("a = x ${b.c} y", 7)]
    [InlineData("b = 1, a = ${b.c}", 12)]
    [InlineData("b {c = 1}, b = 2, a = ${b.c}", 23)]
    public void An_undefined_one_is_an_error(string text, int column)
    {
        var error = Documents.Error(text);
        Assert.Equal(column, error.Position.Column);
        Assert.Contains("is set nowhere", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a = ${?b")]
    [InlineData("a = ${b\n}")]
    [InlineData("a = ${ ?b}")]
    [InlineData("a = ${}")]
    [InlineData("a = ${${b}}")]
    [InlineData("a = ${b = c}")]
    public void A_substitution_holds_a_path_alone(string text) => Assert.NotEmpty(Documents.Errors(text));

    [Theory]
    [InlineData("a = ${HOME}", """{"a":"/root"}""")]
    [InlineData("a = ${?HOME}/x", """{"a":"/root/x"}""")]
    [InlineData("a = ${NUMBER}", """{"a":"42"}""")]
    [InlineData("a = ${EMPTY}", """{"a":""}""")]
    [InlineData("a = 1, a = ${?NOTHING}", """{"a":1}""")]
    [InlineData("HOME = x, a = ${HOME}", """{"HOME":"x","a":"x"}""")]
    [InlineData("HOME = null, a = ${HOME}", """{"HOME":null,"a":null}""")]
    public void The_environment_stands_behind_the_document(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("a = ${LIST[]}", """{"a":["x","y"]}""")]
    [InlineData("a = ${?LIST[]} [z]", """{"a":["x","y","z"]}""")]
    [InlineData("a = [w] ${?NOTHING[]}", """{"a":["w"]}""")]
    [InlineData("a = ${?NOTHING[]}", "{}")]
    [InlineData("LIST = [1], a = ${LIST[]}", """{"LIST":[1],"a":[1]}""")]
    public void Numbered_variables_make_a_list(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Fact]
    public void A_list_without_a_first_variable_is_undefined() => Assert.Contains("is set nowhere", Documents.Error("a = ${NOTHING[]}").Message, StringComparison.Ordinal);
}
