using System.Collections.Immutable;
using ActorProxy.Core.StickTables;
using ActorProxy.Node.StickTables.Claims;

namespace ActorProxy.Node.Peers;

/// <summary>What is said to <see cref="PeerActor"/>.</summary>
internal static class PeerProtocol
{
    public interface ICommand;

    /// <summary>Section to peer: how the peer is reached and what is shared, from now on. Unanswered; a session of the same way goes on.</summary>
    public sealed record Configure(PeerPlan Plan, string LocalName, ImmutableArray<StickTable> Tables) : ICommand;

    /// <summary>Section to peer: the peer has dialled in and was accepted. It becomes the session, in place of any other.</summary>
    public sealed record Accepted(PeerConnection Connection) : ICommand, IDisposable
    {
        public void Dispose() => Connection.Close();
    }

    /// <summary>Section to peer: ask it for all that it knows. Answered by <see cref="PeersSectionProtocol.LessonEnded"/>, or by <see cref="PeersSectionProtocol.SessionEnded"/>.</summary>
    public sealed record Ask : ICommand;

    /// <summary>Section to peer: tell it what nodes of a cluster tell each other. Unanswered.</summary>
    public sealed record TellCluster : ICommand;

    /// <summary>Connection to peer: ask the node for a key; see <see cref="ClaimQuestion"/>.</summary>
    public sealed record Claim(ClaimQuestion Question) : ICommand;

    /// <summary>Anyone to peer: how is it?</summary>
    public sealed record GetPeer(TaskCompletionSource<PeerSnapshot> Answer) : ICommand;
}
