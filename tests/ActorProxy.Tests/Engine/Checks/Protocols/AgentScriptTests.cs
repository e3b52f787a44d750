using System.Text;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;
using Xunit;

namespace ActorProxy.Tests.Engine.Checks.Protocols;

public sealed class AgentScriptTests
{
    [Theory]
    [InlineData("down # a b\nup\n", "down # a b")]
    [InlineData("50%\r\n", "50%")]
    [InlineData("\r\nup\n", "")]
    public void Hands_over_the_first_line_however_it_is_cut(string said, string reply)
    {
        for (int piece = 1; piece <= said.Length; piece++)
        {
            CheckResult result = Ask("", said, piece, isClosed: false);
            Assert.Equal((CheckStatus.Checked, reply), (result.Status, result.Reply));
        }
    }

    [Theory]
    [InlineData("up", CheckStatus.Layer7Timeout, "Ignoring incomplete line from agent")]
    [InlineData("up\0\n", CheckStatus.Layer7Timeout, "Ignoring incomplete line from agent")]
    [InlineData("", CheckStatus.Layer7Response, "TCPCHK got an empty response at step 2")]
    public void A_line_without_its_end_says_nothing(string said, CheckStatus status, string description)
    {
        CheckResult result = Ask("hello\n", said, 1, isClosed: true);
        Assert.Equal((status, description, null), (result.Status, result.Description, result.Reply));
    }

    private static CheckResult Ask(string send, string said, int pieceBytes, bool isClosed)
    {
        var conversation = new CheckConversation(AgentScripts.Asking(send), CompiledChecks.Circumstances());
        CheckAction action = conversation.Start();
        Assert.False(action.Connect!.UsesServerOptions, "the agent would get the header of the server's traffic");
        action = conversation.Connected();
        if (action.Kind == CheckActionKind.Send)
        {
            Assert.Equal(send, Encoding.Latin1.GetString(action.Data.Span));
            action = conversation.Sent();
        }

        foreach (char[] piece in said.Chunk(pieceBytes))
        {
            if (action.Kind != CheckActionKind.Verdict)
                action = conversation.Received(Encoding.Latin1.GetBytes(piece), isEnd: false);
        }

        if (action.Kind != CheckActionKind.Verdict)
            action = isClosed ? conversation.Received(default, isEnd: true) : conversation.TimedOut();
        return action.Result!;
    }
}
