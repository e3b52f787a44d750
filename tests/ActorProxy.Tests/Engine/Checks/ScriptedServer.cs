using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;

namespace ActorProxy.Tests.Engine.Checks;

/// <summary>Plays a server, written as a line of events, to a conversation, and keeps what the conversation did.</summary>
/// <remarks>
/// An event is <c>ok</c> (connected), <c>refused</c>, <c>end</c>, <c>reset</c>, <c>timeout</c>, or else text that the
/// server sends; <c>text|end</c> is sent and ended at once. Sends need no event.
/// </remarks>
internal sealed class ScriptedServer
{
    private const int ConnectionRefused = 111;
    private const int ConnectionReset = 104;

    private readonly List<string> _log = [];

    /// <summary>What the conversation asked for, in order.</summary>
    public IReadOnlyList<string> Log => _log;

    public static CheckResult Run(CheckProtocolConfig config, params string[] events) => new ScriptedServer().Play(config, isServerUp: true, events);

    public CheckResult Play(CheckProtocolConfig config, bool isServerUp, params string[] events)
    {
        var conversation = new CheckConversation(CompiledChecks.Of(config), CompiledChecks.Circumstances(isServerUp));
        var rest = new Queue<string>(events);
        CheckAction action = conversation.Start();
        while (action.Kind != CheckActionKind.Verdict)
            action = Answer(conversation, action, rest);
        if (rest.Count > 0)
            throw new InvalidOperationException($"The verdict came before '{rest.Peek()}': {action.Result}");
        return action.Result!;
    }

    private CheckAction Answer(CheckConversation conversation, CheckAction action, Queue<string> events)
    {
        switch (action.Kind)
        {
            case CheckActionKind.Connect:
                _log.Add(action.Connect!.Name);
                return events.Dequeue() switch
                {
                    "ok" => conversation.Connected(),
                    "refused" => conversation.ConnectFailed(new CheckConnectFailure(CheckConnectFailureKind.Answered, ConnectionRefused)),
                    "timeout" => conversation.TimedOut(),
                    var other => throw new InvalidOperationException($"'{other}' while connecting"),
                };
            case CheckActionKind.Send:
                _log.Add("send " + Encoding.Latin1.GetString(action.Data.Span));
                return conversation.Sent();
            default:
                _log.Add("receive");
                return events.Dequeue() switch
                {
                    "end" => conversation.Received(default, isEnd: true),
                    "reset" => conversation.Failed(ConnectionReset),
                    "timeout" => conversation.TimedOut(),
                    var text when text.EndsWith("|end", StringComparison.Ordinal) => conversation.Received(Encoding.Latin1.GetBytes(text[..^4]), isEnd: true),
                    var text => conversation.Received(Encoding.Latin1.GetBytes(text), isEnd: false),
                };
        }
    }
}
