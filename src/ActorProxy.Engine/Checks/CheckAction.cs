using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks;

/// <summary>The next thing that a <see cref="CheckConversation"/> wants done.</summary>
/// <param name="Connect">Where to and how, for <see cref="CheckActionKind.Connect"/>.</param>
/// <param name="Data">For <see cref="CheckActionKind.Send"/>.</param>
/// <param name="Result">For <see cref="CheckActionKind.Verdict"/>; without a duration, which the conversation can't know.</param>
public readonly record struct CheckAction(CheckActionKind Kind, ConnectStep? Connect = null, ReadOnlyMemory<byte> Data = default, CheckResult? Result = null)
{
    public static CheckAction Receive => new(CheckActionKind.Receive);

    public static CheckAction ConnectTo(ConnectStep step) => new(CheckActionKind.Connect, Connect: step);

    public static CheckAction Send(ReadOnlyMemory<byte> data) => new(CheckActionKind.Send, Data: data);

    public static CheckAction Verdict(CheckResult result) => new(CheckActionKind.Verdict, Result: result);
}
