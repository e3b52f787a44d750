using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;
using Xunit;
using static ActorProxy.Tests.Engine.Checks.CheckSteps;

namespace ActorProxy.Tests.Engine.Checks;

public sealed class CheckConversationFuzzTests
{
    private const int Seed = 20261122;

    private static readonly CheckProtocolConfig[] Configs =
    [
        Tcp(Send("x"), Expect("AB"), Expect("B"), Expect("[AB]{2}", ExpectMatchKind.Regex)),
        Tcp(Connect(), Expect("AB", not: true), Connect(81), Expect("4142", ExpectMatchKind.BinaryRegex, comment: "c")),
        HttpCheck(),
        HttpCheck(new HttpExpectConfig(ExpectMatchKind.String, "AB", false)),
        HttpCheck(new HttpExpectConfig(ExpectMatchKind.Regex, "A.B", true), disableOn404: true),
    ];

    private static readonly string[] Pieces =
        ["HTTP/1.1 ", "200 OK\r\n", "404 X\r\n", "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n", "\r\n", "2\r\n", "0\r\n\r\n", "A", "B", "AB", "\n", "\0", ":", " "];

    [Fact]
    public void An_answer_of_any_bytes_ends_in_a_verdict_that_does_not_depend_on_how_it_is_cut()
    {
        var random = new Random(Seed);
        CheckScript[] scripts = [.. Configs.Select(CompiledChecks.Of)];
        for (int run = 0; run < 20_000; run++)
        {
            CheckScript script = scripts[random.Next(scripts.Length)];
            byte[] answer = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)])));
            CheckResult whole = Play(script, answer, answer.Length + 1);
            CheckResult cut = Play(script, answer, random.Next(1, 5));
            Assert.True(whole == cut, $"seed {Seed}, run {run}: {whole} of the whole, {cut} in pieces: {Convert.ToHexString(answer)}");
        }
    }

    /// <summary>Every connection of the run gets the same answer, in pieces of this size, and then the end.</summary>
    private static CheckResult Play(CheckScript script, byte[] answer, int pieceBytes)
    {
        var conversation = new CheckConversation(script, CompiledChecks.Circumstances());
        CheckAction action = conversation.Start();
        int at = 0;
        for (int step = 0; action.Kind != CheckActionKind.Verdict; step++)
        {
            Assert.True(step < 1000, "the conversation does not end");
            switch (action.Kind)
            {
                case CheckActionKind.Connect:
                    at = 0;
                    action = conversation.Connected();
                    break;
                case CheckActionKind.Send:
                    action = conversation.Sent();
                    break;
                default:
                    int length = Math.Min(pieceBytes, answer.Length - at);
                    action = conversation.Received(answer.AsSpan(at, length), isEnd: length == 0);
                    at += length;
                    break;
            }
        }

        return action.Result!;
    }
}
