using System.Buffers.Binary;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks.Protocols;

/// <summary><c>option pgsql-check</c>: a startup message must be answered by a request to authenticate (PostgreSQL, frontend/backend protocol 3.0).</summary>
internal sealed class PgsqlExpectation : Expectation
{
    private const int TypeAndLengthBytes = 5;
    private const int RequestBytes = 9;
    private const int Version30 = 0x30000;

    private PgsqlExpectation()
    {
    }

    public override string Name => "expect authentication request";

    public static CheckScript Compile(PgsqlCheckConfig config) => ProtocolScript.Of(new SendStep(Startup(config.User)), new ExpectStep(new PgsqlExpectation(), null));

    public override ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, CheckContext context)
    {
        if (received.IsEmpty && isLast)
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, ProtocolScript.Empty(place));
        if (received.Length < TypeAndLengthBytes && !isLast)
            return ExpectVerdict.NeedMore;

        // An error: behind type, length and the first field's letter stands its severity.
        if (received[0] == (byte)'E')
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, AnswerText.TextFrom(received, TypeAndLengthBytes + 1));
        if (received.Length < RequestBytes && !isLast)
            return ExpectVerdict.NeedMore;
        return IsRequest(received)
            ? ExpectVerdict.Passed(description: "PostgreSQL server is ok")
            : ExpectVerdict.Failed(CheckStatus.Layer7Status, "PostgreSQL unknown error");
    }

    /// <summary>Any kind of authentication that a server may ask for: none, Kerberos, passwords, SCM, GSSAPI, SSPI, SASL.</summary>
    private static bool IsRequest(ReadOnlySpan<byte> received) =>
        received.Length >= RequestBytes
        && received[0] == (byte)'R'
        && BinaryPrimitives.ReadUInt32BigEndian(received[1..]) <= byte.MaxValue
        && BinaryPrimitives.ReadUInt32BigEndian(received[TypeAndLengthBytes..]) is 0 or (>= 2 and <= 7) or 9 or 10;

    private static byte[] Startup(string user)
    {
        byte[] fields = [.. "user\0"u8, .. RawBytes.Encode(user), 0, 0];
        var message = new byte[8 + fields.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), Version30);
        fields.CopyTo(message, 8);
        return message;
    }
}
