using ActorProxy.Core.Handover;

namespace ActorProxy.Node.Handover;

/// <summary>What is said to the line to a neighbouring process.</summary>
public static class HandoverProtocol
{
    public interface ICommand;

    /// <summary>Balancer or node to the line: tell the other process; unanswered.</summary>
    public sealed record Say(SlotMessage Message) : ICommand;
}
