using System.Net.Sockets;
using ActorProxy.TestKit.Traffic;
using static ActorProxy.Differential.Tests.Checks.CheckScenario;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary>The ready-made conversations with servers that answer well, wrongly, in part, slowly or not at all.</summary>
/// <remarks>Left out is a MySQL error that is cut short: HAProxy reports what its memory held behind it.</remarks>
internal static class ProtocolScenarios
{
    private const string Redis = "option redis-check";
    private const string Hello = "option ssl-hello-chk";
    private const string Smtp = "option smtpchk";
    private const string Pgsql = "option pgsql-check user bob";
    private const string Mysql = "option mysql-check";
    private const string MysqlUser = "option mysql-check user bob";
    private const string Ldap = "option ldap-check";

    private const string BindOk = "\x30\x0c\x02\x01\x01\x61\x07\x0a\x01\0\x04\0\x04\0";
    private static readonly string Greeting = Packet(0, "\x0a" + "8.0.36\0" + "\x07\0\0\0abcdefgh\0" + "\xff\xf7\x21\x02\0\xff\xdf\x15" + new string('\0', 10) + "ABCDEFGHIJKL\0mysql_native_password\0");
    private static readonly string Refusal = Packet(2, "\xff\x15\x04#28000Access denied for user");
    private static readonly string Accepted = Packet(2, "\0\0\0\x02\0\0\0");

    public static IEnumerable<CheckScenario> All => [.. Any(), .. RedisChecks(), .. HelloChecks(), .. SmtpChecks(), .. PgsqlChecks(), .. MysqlChecks(), .. LdapChecks()];

    /// <summary>What goes wrong with each of them.</summary>
    private static IEnumerable<CheckScenario> Any()
    {
        foreach (string option in (string[])[Redis, Hello, Smtp, Pgsql, Mysql, MysqlUser, Ldap])
        {
            string name = option["option ".Length..];
            yield return new($"{name}: refused", option, null);
            yield return new($"{name}: queue full", option, null) { IsFull = true };
            yield return new($"{name}: silence", option, ServerBehaviours.NeverAnswer);
            yield return new($"{name}: closed at once", option, SayAndClose(""));
            yield return new($"{name}: one letter", option, Say("x"));
            yield return new($"{name}: one letter, closed", option, SayAndClose("x"));
            yield return new($"{name}: garbage", option, Say("garbage garbage garbage\r\nmore"));
            yield return new($"{name}: garbage, closed", option, SayAndClose("garbage garbage garbage\r\nmore"));
            yield return new($"{name}: zeroes", option, Say(new string('\0', 40)));
            yield return new($"{name}: more than the buffer", option, Say(new string('7', 20_000)));
        }
    }

    private static IEnumerable<CheckScenario> RedisChecks() =>
    [
        new("redis: PONG", Redis, Answer("+PONG\r\n")),
        new("redis: PONG before PING", Redis, Say("+PONG\r\n")),
        new("redis: PONG in pieces", Redis, Slowly("+PO", "NG", "\r", "\n")),
        new("redis: PONG without line end", Redis, AnswerAndClose("+PONG")),
        new("redis: PONG behind others", Redis, Answer("junk+PONG\r\n")),
        new("redis: error", Redis, Answer("-ERR operation not permitted\r\n")),
        new("redis: error, closed", Redis, AnswerAndClose("-ERR operation not permitted\r\nline2")),
        new("redis: long error, closed", Redis, AnswerAndClose("-" + new string('E', 300) + "\r\n")),
        new("redis: error with LF alone", Redis, AnswerAndClose("-ERR\nabc")),
        new("redis: reset", Redis, ServerBehaviours.ResetAfterFirstBytes),
        new("redis: request", Redis, RequestDigest(Redis)),
        new("redis: PROXY header", $"{Redis}", RequestDigest("PROXY"), "send-proxy"),
    ];

    private static IEnumerable<CheckScenario> HelloChecks() =>
    [
        new("hello: alert", Hello, Answer("\x15\x03\0\0\x02\x02\x28")),
        new("hello: handshake", Hello, Answer("\x16\x03\0\0\x02")),
        new("hello: handshake, four bytes", Hello, Answer("\x16\x03\0\0")),
        new("hello: handshake, four bytes, closed", Hello, AnswerAndClose("\x16\x03\0\0")),
        new("hello: handshake, one byte, closed", Hello, AnswerAndClose("\x16")),
        new("hello: data", Hello, Answer("\x17\x03\0\0\x02")),
        new("hello: data, four bytes", Hello, Answer("\x17\x03\0\0")),
        new("hello: handshake in pieces", Hello, Slowly("\x16", "\x03", "\x03\0", "\x02")),
        new("hello: timeout check", $"{Hello} ; timeout check 100ms", ServerBehaviours.NeverAnswer),
    ];

    private static IEnumerable<CheckScenario> SmtpChecks() =>
    [
        new("smtp: all well", Smtp, Talk("220 hello\r\n", "250 helo ok\r\n", "221 bye\r\n")),
        new("smtp: without texts", Smtp, Talk("220\r\n", "250\r\n", "221\r\n")),
        new("smtp: QUIT ignored", Smtp, Talk("220 hello\r\n", "250 helo ok\r\n")),
        new("smtp: closed behind QUIT", Smtp, TalkAndClose("220 hello\r\n", "250 helo ok\r\n", "")),
        new("smtp: greeting 554", Smtp, Say("554 no service\r\n")),
        new("smtp: greeting 154", Smtp, Say("154 s\r\n")),
        new("smtp: greeting 554, closed", Smtp, SayAndClose("554 ")),
        new("smtp: greeting of two lines", Smtp, Talk("220-a\r\n220 b\r\n", "250 ok\r\n", "221 bye\r\n")),
        new("smtp: greeting without text", Smtp, Say("220")),
        new("smtp: greeting without text, closed", Smtp, SayAndClose("220")),
        new("smtp: greeting with a letter", Smtp, Say("22x hello\r\n")),
        new("smtp: greeting with LF alone", Smtp, Talk("220\n", "250\n", "221\n")),
        new("smtp: greeting in pieces", Smtp, Slowly("2", "20", " ", "hello\r\n")),
        new("smtp: hello refused", Smtp, Talk("220 hello\r\n", "500 what\r\n")),
        new("smtp: hello refused, closed", Smtp, TalkAndClose("220 hello\r\n", "500  what is\r\n")),
        new("smtp: hello closed", Smtp, TalkAndClose("220 hello\r\n", "")),
        new("smtp: hello of three lines", Smtp, Talk("220 hello\r\n", "250-one\r\n250-two\r\n250 three\r\n", "221 bye\r\n")),
        new("smtp: hello without its last line", Smtp, Talk("220 hello\r\n", "250-one\r\n250-two\r\n")),
        new("smtp: hello without its last line, closed", Smtp, TalkAndClose("220 hello\r\n", "250-x\r\n")),
        new("smtp: hello of two codes", Smtp, Talk("220 hello\r\n", "250-one\r\n251 two\r\n", "221 bye\r\n")),
        new("smtp: hello of a good and a bad code", Smtp, Talk("220 hello\r\n", "250-one\r\n550 two\r\n")),
        new("smtp: hello with lines of LF alone", Smtp, Talk("220 hello\r\n", "250-one\n250 two\n", "221 bye\r\n")),
        new("smtp: hello with a CR in a line", Smtp, Talk("220 hello\r\n", "250-o\rne\r\n250 two\r\n", "221 bye\r\n")),
        new("smtp: hello without line end", Smtp, Talk("220 hello\r\n", "250 ", "221 bye\r\n")),
        new("smtp: hello of two bytes, closed", Smtp, TalkAndClose("220 hello\r\n", "25")),
        new("smtp: hello of three bytes, closed", Smtp, TalkAndClose("220 hello\r\n", "501")),
        new("smtp: farewell refused", Smtp, Talk("220 hello\r\n", "250 x\r\n", "500 no\r\n")),
        new("smtp: farewell of two lines", Smtp, Talk("220 hello\r\n", "250 x\r\n", "221-bye\r\n221 now\r\n")),
        new("smtp: farewell with LF alone", Smtp, Talk("220 hello\r\n", "250 x\r\n", "221\n")),
        new("smtp: farewell of two bytes, closed", Smtp, TalkAndClose("220 hello\r\n", "250 x\r\n", "22")),
        new("smtp: farewell with spaces", Smtp, Talk("220 hello\r\n", "250 x\r\n", "221    a b  \r\n")),
        new("smtp: EHLO", $"{Smtp} EHLO a.b", EchoInFarewell),
        new("smtp: HELO without a domain", $"{Smtp} HELO", EchoInFarewell),
        new("smtp: another hello", $"{Smtp} XHLO a.b", EchoInFarewell),
    ];

    private static IEnumerable<CheckScenario> PgsqlChecks() =>
    [
        .. Enumerable.Range(0, 13).Select(kind => new CheckScenario($"pgsql: authentication {kind}", Pgsql, Answer($"R\0\0\0\x08\0\0\0{(char)kind}"))),
        new("pgsql: authentication with salt", Pgsql, Answer("R\0\0\0\x0c\0\0\0\x05" + "ABCD")),
        new("pgsql: SASL", Pgsql, Answer("R\0\0\0\x17\0\0\0\x0aSCRAM-SHA-256\0\0")),
        new("pgsql: another length", Pgsql, Answer("R\0\0\0\xff\0\0\0\x05")),
        new("pgsql: long length", Pgsql, Answer("R\0\0\x01\0\0\0\0\x05")),
        new("pgsql: half", Pgsql, Answer("R\0\0\0\x08\0\0\0")),
        new("pgsql: half, closed", Pgsql, AnswerAndClose("R\0\0\0\x08\0\0\0")),
        new("pgsql: in pieces", Pgsql, Slowly("R\0\0\0", "\x08\0\0\0\0")),
        new("pgsql: error", Pgsql, Answer("E\0\0\0\x40SFATAL\0C28000\0Mno entry\0\0")),
        new("pgsql: half an error", Pgsql, Answer("E\0\0\0")),
        new("pgsql: half an error, closed", Pgsql, AnswerAndClose("E\0\0\0")),
        new("pgsql: empty error", Pgsql, Answer("E\0\0\0\0")),
        new("pgsql: long error", Pgsql, Answer("E\0\0\0\x40SFATAL: " + new string('y', 200))),
        new("pgsql: N", Pgsql, Answer("N")),
        new("pgsql: request", Pgsql, RequestDigest(Pgsql)),
    ];

    private static IEnumerable<CheckScenario> MysqlChecks() =>
    [
        .. MysqlChecks("mysql", Mysql),
        .. MysqlChecks("mysql with user", MysqlUser),
        new("mysql with user: request", MysqlUser, RequestDigest(MysqlUser)),
        new("mysql with user: request, post-41", $"{MysqlUser} post-41", RequestDigest(MysqlUser)),
        new("mysql with user: request, pre-41", $"{MysqlUser} pre-41", RequestDigest(MysqlUser)),
    ];

    private static IEnumerable<CheckScenario> MysqlChecks(string name, string lines) =>
    [
        new($"{name}: greeting", lines, Say(Greeting)),
        new($"{name}: greeting, closed", lines, SayAndClose(Greeting)),
        new($"{name}: half a greeting", lines, Say(Greeting[..20])),
        new($"{name}: half a greeting, closed", lines, SayAndClose(Greeting[..20])),
        new($"{name}: greeting in pieces", lines, Slowly(Greeting[..3], Greeting[3..5], Greeting[5..])),
        new($"{name}: error first", lines, Say(Packet(0, "\xff\x6a\x04Host is not allowed"))),
        new($"{name}: error first, closed", lines, SayAndClose(Packet(0, "\xff\x6a\x04Host is not allowed"))),
        new($"{name}: error first, more behind", lines, SayAndClose(Packet(0, "\xff\x6a\x04No") + "\0more")),
        new($"{name}: error with state", lines, Say(Refusal)),
        new($"{name}: greeting and acceptance", lines, Say(Greeting + Accepted)),
        new($"{name}: greeting, then acceptance", lines, Slowly(Greeting, Accepted)),
        new($"{name}: greeting and acceptance, closed", lines, SayAndClose(Greeting + Accepted)),
        new($"{name}: greeting and refusal", lines, Say(Greeting + Refusal)),
        new($"{name}: greeting, then refusal", lines, Slowly(Greeting, Refusal)),
        new($"{name}: greeting and refusal, closed", lines, SayAndClose(Greeting + Refusal)),
        new($"{name}: half an acceptance", lines, Slowly(Greeting, Accepted[..5])),
        new($"{name}: acceptance's header, closed", lines, SayAndClose(Greeting + Accepted[..4])),
        new($"{name}: three bytes, closed", lines, SayAndClose(Greeting[..3])),
        new($"{name}: header, closed", lines, SayAndClose(Greeting[..4])),
        new($"{name}: empty packet", lines, Say("\0\0\0\0")),
        new($"{name}: empty packet, closed", lines, SayAndClose("\0\0\0\0")),
        new($"{name}: error without text", lines, Say(Packet(0, "\xff\x01\x02"))),
        new($"{name}: error of one letter", lines, Say(Packet(0, "\xff\x01\x02" + "a"))),
        new($"{name}: long error", lines, Say(Packet(0, "\xff\x01\x02" + new string('q', 300)))),
        new($"{name}: huge packet", lines, Say("\xff\xff\xff\0" + new string('x', 100))),
        new($"{name}: huge packet, closed", lines, SayAndClose("\xff\xff\xff\0" + new string('x', 100))),
    ];

    private static IEnumerable<CheckScenario> LdapChecks() =>
    [
        new("ldap: success", Ldap, Answer(BindOk)),
        new("ldap: success, closed", Ldap, AnswerAndClose(BindOk)),
        .. Enumerable.Range(1, BindOk.Length - 1).Select(cut => new CheckScenario($"ldap: cut at {cut}", Ldap, Answer(BindOk[..cut]))),
        .. Enumerable.Range(1, BindOk.Length - 1).Select(cut => new CheckScenario($"ldap: cut at {cut}, closed", Ldap, AnswerAndClose(BindOk[..cut]))),
        .. ((int[])[1, 2, 7, 8, 32, 48, 49, 50, 52, 53, 128]).Select(code => new CheckScenario($"ldap: result {code}", Ldap, Answer($"\x30\x0c\x02\x01\x01\x61\x07\x0a\x01{(char)code}\x04\0\x04\0"))),
        new("ldap: long lengths", Ldap, Answer("\x30\x84\0\0\0\x10\x02\x01\x01\x61\x84\0\0\0\x07\x0a\x01\0\x04\0\x04\0")),
        new("ldap: length of one further byte", Ldap, Answer("\x30\x81\x0c\x02\x01\x01\x61\x07\x0a\x01\0\x04\0\x04\0")),
        new("ldap: length of two bytes", Ldap, Answer("\x30\x82\0\x0c\x02\x01\x01\x61\x07\x0a\x01\0\x04\0\x04\0")),
        new("ldap: length of eight bytes", Ldap, Answer("\x30\x88\0\0\0\0\0\0\0\x0c\x02\x01\x01\x61\x07\x0a\x01\0\x04\0\x04\0")),
        new("ldap: another message", Ldap, Answer("\x30\x0c\x02\x01\x02\x61\x07\x0a\x01\0\x04\0\x04\0")),
        new("ldap: another operation", Ldap, Answer("\x30\x0c\x02\x01\x01\x65\x07\x0a\x01\0\x04\0\x04\0")),
        new("ldap: not an enumeration", Ldap, Answer("\x30\x0c\x02\x01\x01\x61\x07\x0b\x01\0\x04\0\x04\0")),
        new("ldap: enumeration of two bytes", Ldap, Answer("\x30\x0c\x02\x01\x01\x61\x07\x0a\x02\0\0\x04\0\0")),
        new("ldap: with a message", Ldap, Answer("\x30\x10\x02\x01\x01\x61\x0b\x0a\x01\x31\x04\0\x04\x04" + "abcd")),
        new("ldap: more behind", Ldap, Answer(BindOk + "zzzzzzzz")),
        new("ldap: longer than sent", Ldap, Answer("\x30\x7f\x02\x01\x01\x61\x07\x0a\x01\0\x04\0\x04\0")),
        new("ldap: longer than sent, closed", Ldap, AnswerAndClose("\x30\x7f\x02\x01\x01\x61\x07\x0a\x01\0\x04\0\x04\0")),
        new("ldap: request", Ldap, RequestDigest(Ldap)),
    ];

    private static string Packet(int sequence, string body) => $"{(char)(body.Length & 0xff)}{(char)(body.Length >> 8)}\0{(char)sequence}{body}";

    /// <summary>Says back what the check sent, in the words that the protocol's reports quote.</summary>
    private static ServerBehaviour RequestDigest(string option) => async (connection, end) =>
    {
        var buffer = new byte[4096];
        int length = await connection.ReceiveAsync(buffer, SocketFlags.None, end);
        string digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(option == "PROXY" ? buffer.AsSpan(0, 10) : buffer.AsSpan(0, length)));
        string answer = option switch
        {
            Pgsql => $"E\0\0\0\x40S{digest}\0",
            MysqlUser => Packet(0, "\xff\x01\x02" + digest),
            Ldap => length == 14 && digest.Length > 0 ? BindOk : "x",
            _ => $"-{digest}\r\n",
        };
        await SayAndClose(answer)(connection, end);
    };

    /// <summary>Says the check's hello in the farewell, which the report quotes.</summary>
    private static async Task EchoInFarewell(Socket connection, CancellationToken end)
    {
        var buffer = new byte[4096];
        await connection.SendAsync("220 x\r\n"u8.ToArray(), SocketFlags.None, end);
        int length = await connection.ReceiveAsync(buffer, SocketFlags.None, end);
        string hello = System.Text.Encoding.Latin1.GetString(buffer, 0, length).TrimEnd();
        await connection.SendAsync("250 ok\r\n"u8.ToArray(), SocketFlags.None, end);
        await connection.ReceiveAsync(buffer, SocketFlags.None, end);
        await Say($"221 {hello}\r\n")(connection, end);
    }
}
