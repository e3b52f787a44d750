using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;

namespace ActorProxy.Tests.Engine.Checks.Protocols;

/// <summary>Says its turns one after another, each when the check has decided on the one before; one of them in pieces.</summary>
internal sealed class PatientServer(string[] turns, int cutTurn, string[] pieces)
{
    public CheckResult Run(CheckProtocolConfig config)
    {
        var conversation = new CheckConversation(CompiledChecks.Of(config), CompiledChecks.Circumstances());
        CheckAction action = conversation.Start();
        var next = new Queue<string>(turns.SelectMany((turn, index) => index == cutTurn ? pieces : [turn]));
        while (action.Kind != CheckActionKind.Verdict)
        {
            action = action.Kind switch
            {
                CheckActionKind.Connect => conversation.Connected(),
                CheckActionKind.Send => conversation.Sent(),
                _ => next.TryDequeue(out string? piece) ? conversation.Received(Encoding.Latin1.GetBytes(piece), isEnd: false) : conversation.TimedOut(),
            };
        }

        return action.Result!;
    }
}
