using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;

namespace ActorProxy.Tests.Engine.Checks.Protocols;

/// <summary>Says its turns one after another, the next one when the check has said something; one of them in pieces.</summary>
/// <remarks>What is left of a turn when the check goes on is not said: it would count as the next one.</remarks>
internal sealed class PatientServer(string[] turns, int cutTurn, string[] pieces)
{
    public CheckResult Run(CheckProtocolConfig config)
    {
        var conversation = new CheckConversation(CompiledChecks.Of(config), CompiledChecks.Circumstances());
        CheckAction action = conversation.Start();
        int turn = 0;
        int piece = 0;
        string[] said = PiecesOf(0);
        while (action.Kind != CheckActionKind.Verdict)
        {
            if (action.Kind == CheckActionKind.Send && piece > 0)
                (said, piece) = (PiecesOf(++turn), 0);
            action = action.Kind switch
            {
                CheckActionKind.Connect => conversation.Connected(),
                CheckActionKind.Send => conversation.Sent(),
                _ => piece < said.Length ? conversation.Received(Encoding.Latin1.GetBytes(said[piece++]), isEnd: false) : conversation.TimedOut(),
            };
        }

        return action.Result!;
    }

    private string[] PiecesOf(int turn) => turn == cutTurn ? pieces : turn < turns.Length ? [turns[turn]] : [];
}
