using System.Text;
using ActorProxy.Admin.RuntimeApi.Syntax;
using Xunit;

namespace ActorProxy.Tests.Admin.RuntimeApi.Syntax;

public class CommandReaderTests
{
    [Theory]
    [InlineData("show stat\n", "show|stat")]
    [InlineData("  show \t stat  \n", "show|stat")]
    [InlineData("show stat\r\n", "show|stat")]
    [InlineData("show\\ stat\n", "show stat")]
    [InlineData("show env HO\\ME\n", "show|env|HOME")]
    [InlineData("show env a\\;b\n", "show|env|a;b")]
    [InlineData("show env \\\\\n", "show|env|\\")]
    [InlineData("show env \"a b\"\n", "show|env|\"a|b\"")]
    [InlineData("show cli\\\nlevel\n", "show|cli\nlevel")]
    public void Splits_a_line_into_words(string input, string words) => Assert.Equal(words, Words(Assert.Single(Read(input))));

    [Fact]
    public void Splits_a_line_into_commands_at_semicolons()
    {
        var commands = Read("show version;; show info ;\n");

        Assert.Equal(["show|version", "", "show|info", ""], commands.Select(Words));
        Assert.Equal([false, false, false, true], commands.Select(static command => command.EndsLine));
    }

    [Fact]
    public void Takes_a_command_that_comes_byte_by_byte()
    {
        var reader = new CommandReader(64);
        foreach (var letter in "show version"u8)
            Assert.Equal(ReadOutcome.NeedMore, Feed(reader, [letter]).Outcome);

        Assert.Equal("show|version", Words(Feed(reader, "\n"u8).Command!));
    }

    [Fact]
    public void Leaves_a_command_without_an_end_alone() => Assert.Empty(Read("show version"));

    [Theory]
    [InlineData("set x <<\none\ntwo\n\n", "one\ntwo\n")]
    [InlineData("set x <<\n\n", "")]
    [InlineData("set x <<EOF\none\n\ntwo\nEOF\n", "one\n\ntwo\n")]
    [InlineData("set x <<\r\none\r\n\r\n", "one\r\n")]
    public void Takes_the_lines_after_two_angles_as_the_payload(string input, string payload)
    {
        var command = Assert.Single(Read(input));

        Assert.Equal("set|x", Words(command));
        Assert.Equal(payload, command.Payload);
        Assert.True(command.EndsLine);
    }

    [Fact]
    public void Takes_two_angles_before_a_semicolon_as_a_word() => Assert.Equal(["set|<<", "show"], Read("set <<;show\n").Select(Words));

    [Fact]
    public void Takes_two_angles_with_a_long_word_as_a_word() => Assert.Equal("set|<<longerthan7", Words(Assert.Single(Read("set <<longerthan7\n"))));

    [Fact]
    public void Counts_the_lines_of_a_payload_for_the_prompt()
    {
        var reader = new CommandReader(64);
        var (outcome, _) = Feed(reader, "x <<\none\n\n"u8);

        Assert.Equal(ReadOutcome.PayloadLine, outcome);
        Assert.True(reader.IsInPayload);
        Assert.Equal(ReadOutcome.PayloadLine, reader.TryRead(out _));
        Assert.Equal(ReadOutcome.Command, reader.TryRead(out _));
        Assert.False(reader.IsInPayload);
    }

    [Fact]
    public void Says_when_a_command_is_longer_than_allowed()
    {
        var reader = new CommandReader(8);

        Assert.Equal(ReadOutcome.TooLong, Feed(reader, "12345678"u8).Outcome);
    }

    [Fact]
    public void Says_when_a_payload_is_longer_than_allowed()
    {
        var reader = new CommandReader(8);
        Feed(reader, "x <<\n"u8);
        Feed(reader, "12345\n"u8);

        Assert.Equal(ReadOutcome.TooLong, Feed(reader, "12345\n"u8).Outcome);
    }

    [Fact]
    public void Reads_any_bytes_in_any_pieces_alike()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var letters = "ab ;\n\\<\r\t"u8.ToArray();
            var input = Enumerable.Range(0, random.Next(60)).Select(_ => letters[random.Next(letters.Length)]).ToArray();
            var whole = Read(Encoding.ASCII.GetString(input));
            var reader = new CommandReader(64);
            var pieces = new List<CommandText>();
            for (var at = 0; at < input.Length;)
            {
                var length = random.Next(1, 5);
                Feed(reader, input.AsSpan(at, Math.Min(length, input.Length - at)), pieces);
                at += length;
            }

            Assert.True(whole.Select(Describe).SequenceEqual(pieces.Select(Describe)), $"seed {seed}, input {Convert.ToHexString(input)}");
        }
    }

    private static string Words(CommandText command) => string.Join('|', command.Words);

    private static string Describe(CommandText command) => $"{Words(command)}/{command.Payload}/{command.EndsLine}";

    private static List<CommandText> Read(string input)
    {
        var commands = new List<CommandText>();
        Feed(new CommandReader(4096), Encoding.ASCII.GetBytes(input), commands);
        return commands;
    }

    private static (ReadOutcome Outcome, CommandText? Command) Feed(CommandReader reader, ReadOnlySpan<byte> input)
    {
        input.CopyTo(reader.Free.Span);
        reader.Filled(input.Length);
        return (reader.TryRead(out var command), command);
    }

    private static void Feed(CommandReader reader, ReadOnlySpan<byte> input, List<CommandText> commands)
    {
        input.CopyTo(reader.Free.Span);
        reader.Filled(input.Length);
        while (reader.TryRead(out var command) is var outcome && outcome is ReadOutcome.Command or ReadOutcome.PayloadLine)
            if (command is not null)
                commands.Add(command);
    }
}
