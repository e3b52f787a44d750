using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks.Protocols;

/// <summary><c>option redis-check</c>: a PING in Redis's protocol must be answered by PONG.</summary>
internal sealed class RedisExpectation : Expectation
{
    private RedisExpectation()
    {
    }

    public static CheckScript Script { get; } = ProtocolScript.Of(new SendStep("*1\r\n$4\r\nPING\r\n"u8.ToArray()), new ExpectStep(new RedisExpectation(), null));

    public override string Name => "expect PONG";

    public override ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, CheckContext context)
    {
        if (received.IndexOf("+PONG\r\n"u8) >= 0)
            return ExpectVerdict.Passed(description: "Redis server is ok");
        if (!isLast)
            return ExpectVerdict.NeedMore;
        return ExpectVerdict.Failed(CheckStatus.Layer7Status, received.IsEmpty ? ProtocolScript.Empty() : AnswerText.LineFrom(received, 0));
    }
}
