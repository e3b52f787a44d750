using ActorProxy.Config.NodeSettings.Hocon;
using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>The specification's "Includes": syntax, merging, substitution, missing files, locating.</summary>
public sealed class HoconIncludeTests
{
    [Theory]
    [InlineData("include \"foo.conf\"")]
    [InlineData("include\n\n\"foo.conf\"")]
    [InlineData("include\"foo.conf\"")]
    [InlineData("include file(\"foo.conf\")")]
    [InlineData("include file( \"foo.conf\" )")]
    [InlineData("include required(\"foo.conf\")")]
    [InlineData("include required(file(\"foo.conf\"))")]
    [InlineData("include required( file( \"foo.conf\" ) ), b = 2")]
    [InlineData("include \"./x/../foo.conf\"")]
    [InlineData("include \"foo\"")]
    public void A_file_stands_in_place_of_a_field(string text)
        => Assert.StartsWith("""{"x":1""", Documents.Json(text, Documents.With(("conf/foo.conf", "x = 1"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ foo include : 42 }", """{"foo include":42}""")]
    [InlineData("{ foo : include }", """{"foo":"include"}""")]
    [InlineData("[ include ]", """["include"]""")]
    [InlineData("{ \"include\" : 42 }", """{"include":42}""")]
    [InlineData("{ includes : 42, include-it = 1 }", """{"includes":42,"include-it":1}""")]
    public void The_word_means_nothing_elsewhere(string text, string expected) => Assert.Equal(expected, Documents.Json(text));

    [Theory]
    [InlineData("include = 1")]
    [InlineData("include foo.conf")]
    [InlineData("include ${a}")]
    [InlineData("include")]
    [InlineData("include \"foo\" \"bar\"")]
    [InlineData("include file(foo.conf)")]
    [InlineData("include file(\"foo.conf\"")]
    [InlineData("include \"\"")]
    public void An_include_without_a_quoted_name_is_refused(string text) => Assert.NotEmpty(Documents.Errors(text));

    [Theory]
    [InlineData("include url(\"http://x/y\")", "url")]
    [InlineData("include classpath(\"y\")", "classpath")]
    [InlineData("include \"http://x/y\"", "http://x/y")]
    [InlineData("include \"y.properties\"", "y.properties")]
    [InlineData("include required(url(\"http://x/y\"))", "url")]
    public void Other_kinds_are_refused_by_name(string text, string name)
    {
        var error = Documents.Error(text);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains("not supported", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x = 0, include \"foo.conf\"", """{"x":1,"o":{"a":1}}""")]
    [InlineData("include \"foo.conf\", x = 2", """{"x":2,"o":{"a":1}}""")]
    [InlineData("o { b = 2 }, include \"foo.conf\"", """{"o":{"b":2,"a":1},"x":1}""")]
    [InlineData("in { include \"foo.conf\" }", """{"in":{"x":1,"o":{"a":1}}}""")]
    public void Fields_are_merged_at_the_place_of_the_statement(string text, string expected)
        => Assert.Equal(expected, Documents.Json(text, Documents.With(("conf/foo.conf", "{ x = 1, o { a = 1 } }"))));

    [Theory]
    [InlineData("a : { include \"foo.conf\" }", """{"a":{"x":10,"y":10}}""")]
    [InlineData("a : { include \"foo.conf\" }\na : { x : 42 }", """{"a":{"x":42,"y":42}}""")]
    [InlineData("a.b { include \"foo.conf\" }, x = 1", """{"a":{"b":{"x":10,"y":10}},"x":1}""")]
    public void Substitutions_are_looked_up_in_the_included_file_first(string text, string expected)
        => Assert.Equal(expected, Documents.Json(text, Documents.With(("conf/foo.conf", "{ x : 10, y : ${x} }"))));

    [Fact]
    public void Then_they_are_looked_up_from_the_root()
        => Assert.Equal("""{"a":{"y":1,"h":"/root"},"x":1}""", Documents.Json("a { include \"foo.conf\" }, x = 1", Documents.With(("conf/foo.conf", "y = ${x}, h = ${HOME}"))));

    [Fact]
    public void Files_that_are_included_in_included_ones_refer_to_each_of_their_roots()
        => Assert.Equal("""{"a":{"b":{"p":1,"q":2,"r":3},"two":2},"three":3}""", Documents.Json(
            "a { include \"one.conf\" }, three = 3",
            Documents.With(("conf/one.conf", "b { include \"sub/two.conf\" }, two = 2"), ("conf/sub/two.conf", "p = 1, q = ${two}, r = ${three}"))));

    [Fact]
    public void Plus_equals_in_an_included_file_appends_to_what_is_there()
        => Assert.Equal("""{"a":{"l":[1,2]}}""", Documents.Json("a { l = [1], include \"foo.conf\" }", Documents.With(("conf/foo.conf", "l += 2"))));

    [Theory]
    [InlineData("include \"none.conf\", a = 1")]
    [InlineData("include file(\"none.conf\"), a = 1")]
    [InlineData("include \"none\", a = 1")]
    public void A_missing_file_is_as_if_it_were_empty(string text) => Assert.Equal("""{"a":1}""", Documents.Json(text));

    [Fact]
    public void A_required_one_must_exist()
    {
        var error = Documents.Error("a = 1\ninclude required(file(\"none.conf\"))");
        Assert.Equal("conf/test.conf:2:23", error.Position.ToString());
        Assert.Contains("'conf/none.conf' does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_can_not_be_read_is_an_error()
        => Assert.Contains("no permission", Documents.Error("include \"foo.conf\"", new HoconContext { ReadFile = static _ => new IncludedFile(null, "no permission") }).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_without_ending_stands_for_both_formats()
        => Assert.Equal("""{"a":2,"b":1,"c":1}""", Documents.Json("include \"foo\"", Documents.With(("conf/foo.json", """{"a":1,"b":1}"""), ("conf/foo.conf", "a = 2, c = 1"))));

    [Fact]
    public void Names_are_relative_to_the_including_file()
        => Assert.Equal("""{"a":1,"b":2}""", Documents.Json("include \"sub/one.conf\"", Documents.With(("conf/sub/one.conf", "a = 1, include \"../two.conf\""), ("conf/two.conf", "b = 2"))));

    [Fact]
    public void Absolute_names_stay_absolute() => Assert.Equal("""{"a":1}""", Documents.Json("include \"/etc/one.conf\"", Documents.With(("/etc/one.conf", "a = 1"))));

    [Theory]
    [InlineData("include \"test.conf\"")]
    [InlineData("include \"../conf/./test.conf\"")]
    [InlineData("include \"one.conf\"")]
    public void Files_that_include_each_other_are_refused(string text)
        => Assert.Contains("includes itself", Documents.Error(text, Documents.With(("conf/test.conf", text), ("conf/one.conf", "include \"two.conf\""), ("conf/two.conf", "include \"one.conf\""))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_array_can_not_be_included()
        => Assert.Contains("holds an array", Documents.Error("include \"foo.conf\"", Documents.With(("conf/foo.conf", "[1]"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Errors_in_an_included_file_name_it_and_show_its_line()
    {
        var error = Documents.Error("include \"foo.conf\"", Documents.With(("conf/foo.conf", "a = 1\nb = x@y\n")));
        Assert.Equal("conf/foo.conf:2:6", error.Position.ToString());
        Assert.Equal("b = x@y", error.LineText);
    }
}
