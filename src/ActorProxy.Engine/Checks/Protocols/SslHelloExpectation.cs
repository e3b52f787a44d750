using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks.Protocols;

/// <summary><c>option ssl-hello-chk</c>: the server must answer a hello with a record of SSL: its own hello, or an alert.</summary>
internal sealed class SslHelloExpectation : Expectation
{
    private const int RecordHeaderBytes = 5;
    private const byte Alert = 0x15;
    private const byte Handshake = 0x16;

    private SslHelloExpectation()
    {
    }

    public static CheckScript Script { get; } = ProtocolScript.Of(new SendStep(new SslHelloPayload()), new ExpectStep(new SslHelloExpectation(), null));

    public override string Name => "expect hello";

    public override CheckStatus TimeoutStatus => CheckStatus.Layer6Timeout;

    public override ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, CheckContext context)
    {
        if (received.Length < RecordHeaderBytes && !isLast)
            return ExpectVerdict.NeedMore;
        if (received.IsEmpty)
            return ExpectVerdict.Failed(CheckStatus.Layer6Response, ProtocolScript.Empty());
        return received[0] is Alert or Handshake
            ? ExpectVerdict.Passed(status: CheckStatus.Layer6Passed)
            : ExpectVerdict.Failed(CheckStatus.Layer6Response, "");
    }
}
