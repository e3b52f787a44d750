using ActorProxy.Admin.RuntimeApi.Sessions;
using ActorProxy.Engine.Sockets;
using ActorProxy.Node;
using ActorProxy.Node.Generations;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>One command at work: its arguments, its session, and where the answer goes.</summary>
/// <param name="Arguments">The words behind the command's own.</param>
/// <param name="Commands">The commands that the session can give.</param>
internal sealed record CommandCall(
    IReadOnlyList<string> Arguments, RuntimeApiContext Context, SessionSettings Session, AnswerWriter Answer, LoopSocket Socket, CommandTable Commands)
{
    /// <summary>The lines that followed <c>&lt;&lt;</c>; null for none.</summary>
    public string? Payload { get; init; }

    public ProxyNode Node => Context.Node;

    /// <summary>The current generation; null before the first.</summary>
    public Generation? Generation => Node.Services.Current;

    /// <summary>The argument at a place, or an empty text.</summary>
    public string Argument(int index) => index < Arguments.Count ? Arguments[index] : "";

    /// <summary>The command failed, for this reason.</summary>
    public ValueTask Fail(string reason) => Say(MessageSeverity.Error, reason);

    public ValueTask Say(MessageSeverity severity, string text)
    {
        Answer.Say(severity, text);
        return default;
    }
}
