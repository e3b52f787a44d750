using ActorProxy.Config.Syntax;
using Xunit;

namespace ActorProxy.Tests.Config.Syntax;

public sealed class WordSplitterTests
{
    private static readonly VariableTable Variables = new(new Dictionary<string, string>
    {
        ["A"] = "va",
        ["EMPTY"] = "",
        ["LIST"] = "x y  z",
        ["A_1"] = "under",
    });

    [Theory]
    [InlineData("", "")]
    [InlineData("   \t ", "")]
    [InlineData("# comment", "")]
    [InlineData("a b\tc", "a|b|c")]
    [InlineData("  a   b  ", "a|b")]
    [InlineData("a b#c d", "a|b")]
    [InlineData("a\r", "a")]
    [InlineData(@"a\ b", "a b")]
    [InlineData(@"a\#b c", "a#b|c")]
    [InlineData(@"a\\b", @"a\b")]
    [InlineData(@"a\qb", @"a\qb")]
    [InlineData(@"a\$b", @"a\$b")]
    [InlineData("a\\", @"a\")]
    [InlineData(@"\""a\' b", "\"a'|b")]
    [InlineData(@"a\n\r\tb", "a\n\r\tb")]
    [InlineData(@"\x41\x20\x7e", "A ~")]
    [InlineData("'a b' c", "a b|c")]
    [InlineData("'a\\n$A\"#'", "a\\n$A\"#")]
    [InlineData("\"a b\" c", "a b|c")]
    [InlineData("\"a'#\\\"\\$\\x41\"", "a'#\"$A")]
    [InlineData("a\"b\"'c'd", "abcd")]
    [InlineData("\"\" a", "|a")]
    [InlineData("a ''", "a|")]
    [InlineData("$A", "$A")]
    [InlineData("'$A'", "$A")]
    [InlineData("\"$A\"", "va")]
    [InlineData("\"${A}x\"", "vax")]
    [InlineData("\"$A-x\"", "va-x")]
    [InlineData("\"$A_1\"", "under")]
    [InlineData("\"${NO}\"", "")]
    [InlineData("\"${NO-fall.back}\"", "fall.back")]
    [InlineData("\"${A-fallback}\"", "va")]
    [InlineData("\"${EMPTY-fallback}\"", "")]
    [InlineData("\"${LIST}\"", "x y  z")]
    [InlineData("\"${LIST[*]}\"", "x|y|z")]
    [InlineData("\"a${LIST[*]}b\" c", "ax|y|zb|c")]
    [InlineData("\"${.FILE}:$.LINE\"", "f.cfg:7")]
    public void Cuts_a_line_as_documented(string line, string words)
    {
        Variables.File = "f.cfg";
        Variables.Line = 7;
        var splitter = new WordSplitter(Variables);

        Assert.Equal(SplitFault.None, splitter.Split(line, 0, line.Length));

        Assert.Equal(words, string.Join('|', splitter.Words.Take(splitter.Count)));
    }

    [Theory]
    [InlineData("a \"b", SplitFault.UnmatchedQuote, 3)]
    [InlineData("a 'b\" c", SplitFault.UnmatchedQuote, 3)]
    [InlineData("a \"${A\"", SplitFault.UnmatchedBrace, 5)]
    [InlineData("a \"${A-x y}\"", SplitFault.UnmatchedBrace, 5)]
    [InlineData("a \"$9\"", SplitFault.VariableName, 5)]
    [InlineData("a \"${}\"", SplitFault.VariableName, 6)]
    [InlineData("a \"$ b\"", SplitFault.VariableName, 5)]
    [InlineData("a \"${.NOSUCH}\"", SplitFault.VariableName, 6)]
    [InlineData("a \"${A[x]}\"", SplitFault.Expansion, 8)]
    [InlineData("a \\x4", SplitFault.Hexadecimal, 3)]
    [InlineData("a \\xzz", SplitFault.Hexadecimal, 3)]
    public void Says_what_is_wrong_and_at_which_column(string line, SplitFault fault, int column)
    {
        var splitter = new WordSplitter(Variables);

        Assert.Equal(fault, splitter.Split(line, 0, line.Length));
        Assert.Equal(column, splitter.FaultColumn);
    }

    [Fact]
    public void Takes_no_more_than_64_words()
    {
        var splitter = new WordSplitter(Variables);
        var line = string.Join(' ', Enumerable.Repeat("w", 64));

        Assert.Equal(SplitFault.None, splitter.Split(line, 0, line.Length));
        Assert.Equal(64, splitter.Count);
        Assert.Equal(SplitFault.TooManyWords, splitter.Split(line + " w", 0, line.Length + 2));
    }

    [Fact]
    public void Knows_the_column_of_each_word()
    {
        var splitter = new WordSplitter(Variables);
        const string Text = "first\n  a \"b c\" d\\ e f";

        splitter.Split(Text, 6, Text.Length);

        Assert.Equal([3, 5, 11, 16], splitter.Words.Take(splitter.Count).Select(static w => w.Column));
    }
}
