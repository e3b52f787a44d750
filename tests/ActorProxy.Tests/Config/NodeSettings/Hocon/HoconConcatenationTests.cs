using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>The specification's "Array and object concatenation", with its notes on whitespace and on arrays without commas.</summary>
public sealed class HoconConcatenationTests
{
    [Theory]
    [InlineData("{ b : 1, c : 2 }", """{"b":1,"c":2}""")]
    [InlineData("{ b : 1 } { c : 2 }", """{"b":1,"c":2}""")]
    [InlineData("{ b : 1 } { b : 2 }", """{"b":2}""")]
    [InlineData("{ b : 1 }\na : { c : 2 }", """{"b":1,"c":2}""")]
    [InlineData("[ 1, 2 ] [ 3, 4 ]", "[1,2,3,4]")]
    [InlineData("[ 1, 2 ]\na : ${a} [ 3, 4 ]", "[1,2,3,4]")]
    [InlineData("[ [ 1, 2 ] [ 3, 4 ] ]", "[[1,2,3,4]]")]
    [InlineData("[ [ 1, 2 ]\n [ 3, 4 ] ]", "[[1,2],[3,4]]")]
    [InlineData("[ 1 2 3 4 ]", "[\"1 2 3 4\"]")]
    [InlineData("[{a=1}{b=2}]", """[{"a":1,"b":2}]""")]
    public void Objects_are_merged_and_arrays_joined(string text, string expected) => Assert.Equal(expected, Documents.Value(text));

    [Theory]
    [InlineData("generic = { size = 6 }\neast = ${generic} { name = \"east\" }", "east", """{"size":6,"name":"east"}""")]
    [InlineData("path = [ /bin ]\npath = ${path} [ /usr/bin ]", "path", """["/bin","/usr/bin"]""")]
    [InlineData("x = [1], y = [2], z = ${x}   ${y}", "z", "[1,2]")]
    [InlineData("x {b=1}, y {c=2}, z = ${x} ${y}", "z", """{"b":1,"c":2}""")]
    [InlineData("x = foo, y = bar, z = ${x} ${y}", "z", "\"foo bar\"")]
    [InlineData("x = foo, y = bar, z = ${x}${y}", "z", "\"foobar\"")]
    [InlineData("x { 1 = b, 0 = a }, z = [y] ${x}", "z", """["y","a","b"]""")]
    public void Substitutions_take_part(string text, string key, string expected) => Assert.Contains($"\"{key}\":{expected}", Documents.Json(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("a = [1] {b=1}")]
    [InlineData("a = {b=1} [1]")]
    [InlineData("a = [1] x")]
    [InlineData("a = x {b=1}")]
    [InlineData("x = [1], a = ${x} foo")]
    [InlineData("x {b=1}, a = foo ${x}")]
    [InlineData("x = [1], a = ${x} \" \" ${x}")]
    [InlineData("x = null, a = ${x} [1]")]
    public void Kinds_are_not_mixed(string text) => Assert.Contains("can't be joined", Documents.Error(text).Message, StringComparison.Ordinal);
}
