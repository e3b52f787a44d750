using System.Buffers.Binary;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks.Protocols;

/// <summary><c>option mysql-check</c>: the server's packets, of which none may be an error (MySQL, client/server protocol).</summary>
/// <param name="packets">How many are waited for: the greeting, and with a login its answer.</param>
internal sealed class MysqlExpectation(int packets) : Expectation
{
    private const int HeaderBytes = 4;
    private const byte Error = 0xFF;
    private const int ErrorTextOffset = 3;

    public override string Name => "expect packet";

    public static CheckScript Compile(MysqlCheckConfig config) => config.User is { } user
        ? ProtocolScript.Of(new SendStep(config.IsOldProtocol ? OldLogin(user) : Login(user)), new ExpectStep(new MysqlExpectation(2), null))
        : ProtocolScript.Of(new ExpectStep(new MysqlExpectation(1), null));

    public override ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, CheckContext context)
    {
        if (received.IsEmpty && isLast)
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, ProtocolScript.Empty(place));
        for (int packet = 0; packet < packets; packet++)
        {
            if (received.Length < HeaderBytes || received.Length - HeaderBytes < LengthOf(received))
                return isLast ? ExpectVerdict.Failed(CheckStatus.Layer7Response, "") : ExpectVerdict.NeedMore;
            ReadOnlySpan<byte> body = received.Slice(HeaderBytes, LengthOf(received));
            if (!body.IsEmpty && body[0] == Error)
            {
                int code = body.Length >= ErrorTextOffset ? BinaryPrimitives.ReadUInt16LittleEndian(body[1..]) : 0;
                return ExpectVerdict.Failed(CheckStatus.Layer7Status, AnswerText.TextFrom(body, ErrorTextOffset), code);
            }

            received = received[(HeaderBytes + body.Length)..];
        }

        return ExpectVerdict.Passed(description: "");
    }

    private static int LengthOf(ReadOnlySpan<byte> header) => header[0] | (header[1] << 8) | (header[2] << 16);

    /// <summary>A login of protocol 4.1 without a password, in UTF-8, and behind it the end of the session.</summary>
    private static byte[] Login(string user)
    {
        const uint LongPassword41Transactions = 0x0000_8200;
        const uint MaxPacketBytes = 0x0100_8000;
        const byte Utf8 = 0x21;
        var fixedPart = new byte[32];
        BinaryPrimitives.WriteUInt32LittleEndian(fixedPart, LongPassword41Transactions);
        BinaryPrimitives.WriteUInt32LittleEndian(fixedPart.AsSpan(4), MaxPacketBytes);
        fixedPart[8] = Utf8;
        return WithQuit([.. fixedPart, .. RawBytes.Encode(user), 0, 0]);
    }

    /// <summary>A login of the protocol before 4.1: flags and packet size in fewer bytes.</summary>
    private static byte[] OldLogin(string user) => WithQuit([0x00, 0x80, 0x00, 0x00, 0x01, .. RawBytes.Encode(user), 0, 0]);

    private static byte[] WithQuit(ReadOnlySpan<byte> login) =>
        [(byte)login.Length, (byte)(login.Length >> 8), 0, 1, .. login, 1, 0, 0, 0, 1];
}
