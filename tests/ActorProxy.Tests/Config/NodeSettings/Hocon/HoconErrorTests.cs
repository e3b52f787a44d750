using ActorProxy.Config.NodeSettings.Hocon;
using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>Errors have places and advice, all are told, and limits end in a message.</summary>
public sealed class HoconErrorTests
{
    [Fact]
    public void All_errors_of_a_file_are_told()
    {
        var errors = Documents.Errors("""
            a = x@y
            b {
              c = [1,,2]
              d = "open
              e = 1
            }
            f
            g = ${nowhere}
            h = [
              1
              ok, !
              3
            ]
            i = fine
            """);
        Assert.Equal(["1:6", "3:10", "4:7", "7:1", "8:5", "11:7"], errors.Select(static e => $"{e.Position.Line}:{e.Position.Column}"));
        Assert.All(errors, static e => Assert.NotNull(e.LineText));
    }

    [Fact]
    public void What_is_right_beside_an_error_is_read()
    {
        var (root, _) = Documents.Read("a = x@y\nb { c = !, d = 1 }\ne = [1, @, 3]\nf = 2");
        var fields = Assert.IsType<HoconObject>(root);
        Assert.Equal(["b", "e", "f"], fields.Fields.Select(static f => f.Key));
    }

    [Fact]
    public void A_value_keeps_the_place_where_it_was_written()
    {
        var (root, _) = Documents.Read("a = ${b.c}\nb { c = here }");
        var value = Assert.IsType<HoconObject>(root).Find("a")!;
        Assert.Equal("conf/test.conf:2:9", value.Value.Position.ToString());
        Assert.Equal("conf/test.conf:1:1", value.KeyPosition.ToString());
    }

    [Theory]
    [InlineData("a = ", "[", 100, "nested more than 64 deep")]
    [InlineData("", "a{", 100, "nested more than 64 deep")]
    [InlineData("", "a.", 100, "nested more than 64 deep")]
    [InlineData("", "a@\n", 100, "more than 50 errors")]
    [InlineData("", " ", 1 << 21, "characters")]
    public void Limits_of_the_text_are_told(string before, string repeated, int times, string message)
        => Assert.Contains(Documents.Errors(before + string.Concat(Enumerable.Repeat(repeated, times)) + "a = 1"), e => e.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Strings_that_multiply_end_in_an_error()
        => Assert.Contains("string of more than", Documents.Error("s0 = 0123456789\n" + Chain(30, static i => $"s{i} = ${{s{i - 1}}}${{s{i - 1}}}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Arrays_that_multiply_end_in_an_error()
        => Assert.Contains("array of more than", Documents.Error("s0 = [1,2,3]\n" + Chain(30, static i => $"s{i} = ${{s{i - 1}}} ${{s{i - 1}}}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Objects_that_multiply_end_in_an_error()
        => Assert.Contains("too long to resolve", Documents.Error("s0 { x = 1 }\n" + Chain(40, static i => $"s{i} = ${{s{i - 1}}} {{ k{i} = ${{s{i - 1}}} }}")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_long_chain_of_substitutions_ends_in_an_error()
        => Assert.Contains("in a chain", Documents.Error(Chain(5000, static i => $"s{i} = ${{s{i + 1}}}") + "s5001 = 1").Message, StringComparison.Ordinal);

    [Fact]
    public void Substitutions_that_nest_too_deep_end_in_an_error()
        => Assert.Contains("deep", Documents.Error("s0 = [1]\n" + Chain(5000, static i => $"s{i} = [${{s{i - 1}}}]")).Message, StringComparison.Ordinal);

    [Fact]
    public void Includes_that_multiply_end_in_an_error()
        => Assert.Contains("files are included", Documents.Errors("include \"f0.conf\"", new HoconContext { ReadFile = static path => new IncludedFile(Twice(path)) })[^1].Message, StringComparison.Ordinal);

    private static string Twice(string path)
    {
        var number = int.Parse(path["conf/f".Length..^".conf".Length]) + 1;
        return number > 12 ? "" : $"include \"f{number}.conf\"\ninclude \"f{number}.conf\"";
    }

    private static string Chain(int count, Func<int, string> line) => string.Concat(Enumerable.Range(1, count).Select(i => line(i) + "\n"));
}
