using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Core.Handover;
using ActorProxy.Engine.Listening;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Peers;

namespace ActorProxy.Node;

/// <summary>What is said to the node: the owner of generations and of what outlives them.</summary>
public static class NodeProtocol
{
    public interface ICommand;

    /// <summary>Main program or runtime API to node: make this configuration the current generation.</summary>
    /// <param name="Answer">Completed when the new generation accepts, or with what is wrong; then nothing has changed.</param>
    public sealed record Load(ProxyConfiguration Configuration, TaskCompletionSource<LoadReport> Answer) : ICommand;

    /// <summary>Generation to node: none of its frontends accepts any more.</summary>
    public sealed record StoppedAccepting(int Generation) : ICommand;

    /// <summary>Main program to node: accept no more and end with the last connection.</summary>
    /// <param name="HandedOver">Another process listens on the same addresses now: unix sockets keep their files.</param>
    public sealed record SoftStop(bool HandedOver) : ICommand;

    /// <summary>Node to itself: the <c>grace</c> after <see cref="SoftStop"/> is over.</summary>
    internal sealed record GraceIsOver(bool HandedOver) : ICommand;

    /// <summary>Main program to node: the process ends at once, write what tables have a snapshot for. Answered when that is done or has failed.</summary>
    internal sealed record WriteSnapshots(TaskCompletionSource Answer) : ICommand;

    /// <summary>Main program to node: leave the addresses that only one process can have (abstract names), because a new process wants them.</summary>
    public sealed record Pause : ICommand;

    /// <summary>Main program to node: the new process failed, take the addresses back.</summary>
    public sealed record Resume : ICommand;

    /// <summary>Anyone to node: which generations are there?</summary>
    public sealed record GetGenerations(TaskCompletionSource<ImmutableArray<GenerationSnapshot>> Answer) : ICommand;

    /// <summary>Anyone to node: for whoever owns the <c>peers</c> sections.</summary>
    internal sealed record AskPeers(PeersProtocol.GetSections Query) : ICommand;

    /// <summary>Section of peers to node: it does not listen on these any more.</summary>
    internal sealed record PeersLeft(IReadOnlyCollection<ListeningSocket> Sockets) : ICommand;

    /// <summary>Runtime API to node: an operator wants a frontend of the current generation paused, resumed or shut down.</summary>
    public sealed record ChangeFrontend(string Frontend, FrontendAction Action, TaskCompletionSource<FrontendActionResult> Answer) : ICommand;

    /// <summary>Frontend to node: it was shut down and accepts no more, so its addresses can be given up; the operator is answered then.</summary>
    public sealed record FrontendShutDown(ImmutableArray<FrontendListener> Listeners, TaskCompletionSource<FrontendActionResult> Answer) : ICommand;

    /// <summary>Main program or runtime API to node: this socket leads to a neighbouring process, with which slots are shared from now on; unanswered.</summary>
    /// <param name="Unread">What the other process has said already.</param>
    public sealed record OpenHandover(Neighbour Neighbour, int Descriptor, ReadOnlyMemory<byte> Unread) : ICommand;

    /// <summary>Line to node: the neighbouring process said this; for the backend's balancer.</summary>
    internal sealed record SlotsSaid(Neighbour From, SlotMessage Message) : ICommand;

    /// <summary>Node to itself: some time has passed since the last old generation ended.</summary>
    internal sealed record ReturnMemory : ICommand;

    /// <summary>Node to itself: the time for an old generation's connections is over.</summary>
    internal sealed record HardStop(int Generation) : ICommand;
}
