namespace ActorProxy.Node.Peers;

/// <summary>What is said to <see cref="PeersSectionActor"/>.</summary>
internal static class PeersSectionProtocol
{
    public interface ICommand;

    /// <summary>Peers to section: what an accepted configuration says. Unanswered.</summary>
    public sealed record Configure(PeersPlan Plan) : ICommand;

    /// <summary>Peers to section: other nodes are in the cluster, or this node sees them differently. Unanswered.</summary>
    public sealed record ClusterChanged : ICommand;

    /// <summary>Peers to section: this process stops. The section teaches the process after this one, if there is one, and ends.</summary>
    public sealed record SoftStop : ICommand;

    /// <summary>Peer to section: a session has begun.</summary>
    public sealed record SessionBegun(string Peer, PeerRole Role) : ICommand;

    /// <summary>Peer to section: its session is over.</summary>
    public sealed record SessionEnded(string Peer, PeerRole Role) : ICommand;

    /// <summary>Peer to section: it has told all that it knows.</summary>
    public sealed record LessonEnded(string Peer, PeerRole Role, bool IsComplete) : ICommand;

    /// <summary>Peer to section: the process after this one knows everything, or can't be reached.</summary>
    public sealed record SuccessorDone : ICommand;

    /// <summary>Anyone to section: how is it?</summary>
    public sealed record GetSection(TaskCompletionSource<PeersSectionView> Answer) : ICommand;
}
