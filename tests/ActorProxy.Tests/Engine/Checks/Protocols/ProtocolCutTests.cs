using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using Xunit;

namespace ActorProxy.Tests.Engine.Checks.Protocols;

/// <summary>However a good answer is cut into pieces, the check passes.</summary>
public sealed class ProtocolCutTests
{
    private const string Greeting = "\x0b\0\0\0\x0a" + "8.0.36\0abc";

    public static TheoryData<string> Names => [.. Talks.Keys];

    private static Dictionary<string, (CheckProtocolConfig Config, string[] Turns)> Talks { get; } = new(StringComparer.Ordinal)
    {
        ["redis"] = (new RedisCheckConfig(), ["+PONG\r\n"]),
        ["hello"] = (new SslHelloCheckConfig(), ["\x16\x03\0\0\x02"]),
        ["smtp"] = (new SmtpCheckConfig("EHLO", "a.b"), ["220 hello\r\n", "250-one\r\n250-two\r\n250 three\r\n", "221 bye\r\n"]),
        ["pgsql"] = (new PgsqlCheckConfig("bob"), ["R\0\0\0\x08\0\0\0\x05"]),
        ["mysql"] = (new MysqlCheckConfig(null, false), [Greeting]),
        ["mysql with user"] = (new MysqlCheckConfig("bob", false), [Greeting + "\x07\0\0\x02\0\0\0\x02\0\0\0"]),
        ["ldap"] = (new LdapCheckConfig(), ["\x30\x84\0\0\0\x10\x02\x01\x01\x61\x84\0\0\0\x07\x0a\x01\0\x04\0\x04\0"]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes_wherever_the_answer_is_cut(string name)
    {
        (CheckProtocolConfig config, string[] turns) = Talks[name];
        for (int turn = 0; turn < turns.Length; turn++)
        {
            for (int cut = 1; cut < turns[turn].Length; cut++)
            {
                // A turn that is decided by a part of it gets the part alone.
                CheckResult whole = Run(config, turns, turn, [turns[turn][..cut], turns[turn][cut..]]);
                Assert.True(whole.IsPassed, $"cut at {cut} of turn {turn}: {whole}");
            }

            CheckResult bytes = Run(config, turns, turn, [.. turns[turn].Select(letter => letter.ToString())]);
            Assert.True(bytes.IsPassed, $"byte by byte: {bytes}");
        }
    }

    /// <summary>Good answers with bytes changed, left out and doubled, in pieces of any size: what comes of them is said, whatever it is.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Any_answer_ends_in_a_verdict(string name)
    {
        (CheckProtocolConfig config, string[] turns) = Talks[name];
        var random = new Random(name.Length);
        for (int run = 0; run < 5_000; run++)
        {
            string[] spoilt = [.. turns.Select(turn => Spoil(turn, random))];
            int cut = random.Next(spoilt.Length);
            string[] pieces = [.. spoilt[cut].Chunk(random.Next(1, 9)).Select(piece => new string(piece))];
            Assert.NotEqual(CheckStatus.Unknown, Run(config, spoilt, cut, pieces).Status);
        }
    }

    private static string Spoil(string turn, Random random)
    {
        var letters = turn.ToList();
        for (int change = random.Next(4); change > 0 && letters.Count > 0; change--)
        {
            int at = random.Next(letters.Count);
            switch (random.Next(3))
            {
                case 0:
                    letters[at] = (char)random.Next(256);
                    break;
                case 1:
                    letters.RemoveAt(at);
                    break;
                default:
                    letters.InsertRange(at, letters.Take(random.Next(letters.Count + 1)).ToList());
                    break;
            }
        }

        return new string([.. letters]);
    }

    private static CheckResult Run(CheckProtocolConfig config, string[] turns, int cutTurn, string[] pieces) =>
        new PatientServer(turns, cutTurn, pieces).Run(config);
}
