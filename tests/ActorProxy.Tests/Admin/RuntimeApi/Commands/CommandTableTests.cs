using ActorProxy.Admin.RuntimeApi.Commands;
using Xunit;

namespace ActorProxy.Tests.Admin.RuntimeApi.Commands;

public class CommandTableTests
{
    [Theory]
    [InlineData("show stat json", "show stat", 2)]
    [InlineData("show servers state be", "show servers state", 3)]
    [InlineData("set maxconn server be/s1 5", "set maxconn server", 3)]
    [InlineData("help show", "help", 1)]
    public void Finds_the_command_with_the_most_words(string line, string words, int count)
    {
        var (command, found) = CommandTable.Worker.Find(line.Split(' '));

        Assert.Equal(words, command?.Words);
        Assert.Equal(count, found);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("show ver")]
    [InlineData("SHOW version")]
    [InlineData("show servers")]
    [InlineData("")]
    public void Finds_nothing_for_a_part_of_a_command(string line) => Assert.Null(CommandTable.Worker.Find(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Command);

    [Fact]
    public void Finds_nothing_in_a_word_with_a_blank() => Assert.Null(CommandTable.Worker.Find(["show cli", "level"]).Command);

    [Fact]
    public void Knows_at_the_master_what_haproxys_master_knows()
    {
        var words = CommandTable.Master.All.Select(static command => command.Words);

        Assert.Equal(
            ["echo", "help", "operator", "prompt", "quit", "reload", "show cli level", "show cli sockets", "show proc", "show startup-logs", "show version", "user"],
            words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Refuses_no_command_that_works()
    {
        var refused = RuntimeCommands.All.Where(static command => RefusedCommands.Find(command.Words.Split(' ')) is not null);

        Assert.Empty(refused.Select(static command => command.Words));
    }

    [Theory]
    [InlineData("show pools", "show pools")]
    [InlineData("add server be/s9 1.2.3.4", "add server")]
    [InlineData("trace", "trace")]
    [InlineData("wait 1s", "wait")]
    [InlineData("set ssl cert x", "set ssl")]
    public void Knows_what_it_does_not_have(string line, string refused) => Assert.Equal(refused, RefusedCommands.Find(line.Split(' ')));
}
