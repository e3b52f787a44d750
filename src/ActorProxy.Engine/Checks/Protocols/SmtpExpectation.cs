using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks.Protocols;

/// <summary>One reply of <c>option smtpchk</c> (RFC 5321 4.2): its code must begin with a 2.</summary>
internal sealed class SmtpExpectation : Expectation
{
    private const int MinReplyBytes = 4;

    private readonly Turn _turn;

    private SmtpExpectation(Turn turn) => _turn = turn;

    private enum Turn
    {
        /// <summary>Of one line.</summary>
        Greeting,

        /// <summary>Of any number of lines, waited for to the last.</summary>
        Hello,

        /// <summary>Of which one line is enough.</summary>
        Farewell,
    }

    public override string Name => "expect reply";

    public static CheckScript Compile(SmtpCheckConfig config) => ProtocolScript.Of(
        // The shape and the code of the greeting count as two steps in HAProxy's reports.
        new ExpectStep(new SmtpExpectation(Turn.Greeting), null),
        new CommentStep(""),
        new SendStep(RawBytes.Encode($"{config.Hello} {config.Domain}\r\n")),
        new ExpectStep(new SmtpExpectation(Turn.Hello), null),
        new SendStep("QUIT\r\n"u8.ToArray()),
        new ExpectStep(new SmtpExpectation(Turn.Farewell), null));

    public override ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, CheckContext context)
    {
        if (received.IsEmpty && isLast)
            return ExpectVerdict.Failed(_turn == Turn.Greeting ? CheckStatus.Layer7Response : CheckStatus.Layer7Status, ProtocolScript.Empty(place));
        if (received.Length < MinReplyBytes && !isLast)
            return ExpectVerdict.NeedMore;
        switch (_turn)
        {
            case Turn.Greeting when !IsLine(received, " \r"u8):
                return ExpectVerdict.Failed(CheckStatus.Layer7Response, AnswerText.LineFrom(received, 0));
            case Turn.Greeting:
                return received[0] == (byte)'2' ? ExpectVerdict.Passed() : Refused(received);
            case Turn.Hello when IsWholeReply(received):
                return ExpectVerdict.Passed();
            case Turn.Hello:
                return isLast ? Refused(received) : ExpectVerdict.NeedMore;
            default:
                return IsLine(received, " -\r"u8) && received[0] == (byte)'2'
                    ? ExpectVerdict.Passed(AnswerText.ReplyCode(received), description: AnswerText.LineFrom(received, MinReplyBytes))
                    : Refused(received);
        }
    }

    private static ExpectVerdict Refused(ReadOnlySpan<byte> received) =>
        ExpectVerdict.Failed(CheckStatus.Layer7Status, AnswerText.LineFrom(received, MinReplyBytes), AnswerText.ReplyCode(received));

    /// <summary>Three digits and one of these.</summary>
    private static bool IsLine(ReadOnlySpan<byte> line, ReadOnlySpan<byte> separators) =>
        line.Length >= MinReplyBytes && line[..3].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && separators.Contains(line[3]);

    /// <summary>Lines <c>250-…</c> as many as there are, and the last one, <c>250 …</c>; all with a 2.</summary>
    private static bool IsWholeReply(ReadOnlySpan<byte> received)
    {
        while (IsLine(received, " -\r"u8) && received[0] == (byte)'2')
        {
            if (received[3] != (byte)'-')
                return true;
            int end = received.IndexOf((byte)'\r');
            if (end < 0 || end + 1 >= received.Length || received[end + 1] != (byte)'\n')
                return false;
            received = received[(end + 2)..];
        }

        return false;
    }
}
