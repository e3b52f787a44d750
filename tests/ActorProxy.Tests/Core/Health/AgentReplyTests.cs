using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using Xunit;

namespace ActorProxy.Tests.Core.Health;

public sealed class AgentReplyTests
{
    [Theory]
    [InlineData("", null, null, null, null, null)]
    [InlineData("up", "up", null, null, null, null)]
    [InlineData(" \t,UP,,", "UP", null, null, null, null)]
    [InlineData("down # because I say", "down", null, null, null, "because I say")]
    [InlineData("fail#x", null, null, null, null, "fail#x")]
    [InlineData("up down", "down", null, null, null, null)]
    [InlineData("stopped for maintenance", "stopped", null, null, null, "for")]
    [InlineData("drain,ready", null, AdminCommandState.Ready, null, null, null)]
    [InlineData("Maint", null, AdminCommandState.Maint, null, null, null)]
    [InlineData("ready up 75% maxconn:30", "up", AdminCommandState.Ready, "75%", "30", null)]
    [InlineData("MAXCONN:x 5.5%", null, null, "5.5%", "x", null)]
    [InlineData("-5% %", null, null, null, null, "-5%")]
    [InlineData("50 %", null, null, null, null, "50")]
    [InlineData("# only", null, null, null, null, "only")]
    [InlineData("down word # text", "down", null, null, null, "text")]
    public void Takes_the_words_of_a_line_in_any_order(string line, string? state, AdminCommandState? admin, string? weight, string? maxConn, string? note)
    {
        var reply = AgentReply.Parse(line);

        Assert.Equal((state, admin, weight, maxConn, note), (reply.State, reply.Admin, reply.Weight, reply.MaxConn, reply.Remark ?? reply.UnknownWord));
    }

    [Fact]
    public void Any_line_is_a_reply()
    {
        var random = new Random(7);
        const string Letters = "updownfailready %#:,\t0123456789maxconn\u00e4\u0001";
        for (var run = 0; run < 20_000; run++)
        {
            var line = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Letters[random.Next(Letters.Length)]));
            Assert.NotNull(AgentReply.Parse(line));
        }
    }
}
