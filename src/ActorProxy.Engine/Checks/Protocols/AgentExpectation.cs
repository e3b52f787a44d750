using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks.Protocols;

/// <summary>One line of an agent, ended by CR or LF. What it means is not decided here.</summary>
internal sealed class AgentExpectation : Expectation
{
    private AgentExpectation()
    {
    }

    public override string Name => "expect agent's line";

    /// <param name="send"><c>agent-send</c>; empty for nothing.</param>
    public static CheckScript Compile(string send)
    {
        var expect = new ExpectStep(new AgentExpectation(), null);

        // The server's own PROXY header is for its traffic, not for its agent.
        ConnectStep connect = ConnectStep.Orderly with { UsesServerOptions = false };
        ImmutableArray<CheckStep> steps = send.Length == 0 ? [connect, expect] : [connect, new SendStep(RawBytes.Encode(send)), expect];
        return new CheckScript(steps);
    }

    public override ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, CheckContext context)
    {
        int end = received.IndexOfAny((byte)'\r', (byte)'\n', (byte)0);
        if (end >= 0 && received[end] != 0)
            return ExpectVerdict.Passed(status: CheckStatus.Checked, description: "") with { Reply = Encoding.UTF8.GetString(received[..end]) };
        if (!isLast)
            return ExpectVerdict.NeedMore;
        return received.IsEmpty
            ? ExpectVerdict.Failed(CheckStatus.Layer7Response, ProtocolScript.Empty())
            : ExpectVerdict.Failed(CheckStatus.Layer7Timeout, "Ignoring incomplete line from agent");
    }
}
