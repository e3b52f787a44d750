using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks.Protocols;

/// <summary><c>option ldap-check</c>: an anonymous bind of LDAP version 3 must succeed (RFC 4511 4.2).</summary>
internal sealed class LdapExpectation : Expectation
{
    private const string NotLdap = "Not LDAPv3 protocol";
    private const string ResultCodes = "See RFC: http://tools.ietf.org/html/rfc4511#section-4.1.9";
    private const int MinBytes = 14;
    private const byte Sequence = 0x30;
    private const byte BindResponse = 0x61;

    private LdapExpectation()
    {
    }

    public static CheckScript Script { get; } = ProtocolScript.Of(
        new SendStep(new byte[] { Sequence, 12, 0x02, 1, 1, 0x60, 7, 0x02, 1, 3, 0x04, 0, 0x80, 0 }), new ExpectStep(new LdapExpectation(), null));

    public override string Name => "expect bind response";

    public override ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, CheckContext context)
    {
        if (received.IsEmpty && isLast)
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, ProtocolScript.Empty());
        if (received.Length < MinBytes && !isLast)
            return ExpectVerdict.NeedMore;
        if (received[0] != Sequence)
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, NotLdap);
        if (received.Length < MinBytes)
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, "");

        ReadOnlySpan<byte> message = received[1..];
        if (!TryTakeLength(ref message, out uint length))
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, NotLdap);
        if (message.Length < length)
            return isLast ? ExpectVerdict.Failed(CheckStatus.Layer7Response, "") : ExpectVerdict.NeedMore;
        if (!TryTakeResult(message, out byte code))
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, NotLdap);
        return code == 0 ? ExpectVerdict.Passed(description: "") : ExpectVerdict.Failed(CheckStatus.Layer7Status, ResultCodes, code);
    }

    /// <summary>Message 1, a bind response, and its first field: an enumeration of one byte.</summary>
    private static bool TryTakeResult(ReadOnlySpan<byte> message, out byte code)
    {
        code = 0;
        if (!message.StartsWith((ReadOnlySpan<byte>)[0x02, 1, 1, BindResponse]))
            return false;
        message = message[4..];
        if (!TryTakeLength(ref message, out _) || message.Length < 3 || message[0] != 0x0A || message[1] != 1)
            return false;
        code = message[2];
        return true;
    }

    /// <summary>A length of the basic encoding rules, of up to four bytes behind the first one.</summary>
    private static bool TryTakeLength(ref ReadOnlySpan<byte> bytes, out uint length)
    {
        length = 0;
        if (bytes.IsEmpty)
            return false;
        int more = bytes[0] < 0x80 ? 0 : bytes[0] & 0x7F;
        if (more > 4 || bytes.Length < 1 + more)
            return false;
        length = more == 0 ? bytes[0] : 0u;
        foreach (byte digit in bytes.Slice(1, more))
            length = (length << 8) | digit;
        bytes = bytes[(1 + more)..];
        return true;
    }
}
