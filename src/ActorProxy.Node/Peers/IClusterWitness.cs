using System.Collections.Immutable;
using ActorProxy.Core.Membership;

namespace ActorProxy.Node.Peers;

/// <summary>Whoever decides who is in the cluster: hears here what this node's sessions with other nodes show.</summary>
/// <remarks>Is called on the sessions' loops: it must neither wait nor throw.</remarks>
public interface IClusterWitness
{
    /// <summary>A session with the peer has begun.</summary>
    /// <param name="version">Of the protocol.</param>
    void Begun(string peer, string version);

    /// <summary>Something came from the peer; said a few times in the time after which it would be suspected.</summary>
    void Heard(string peer);

    /// <summary>The session with the peer is over.</summary>
    void Ended(string peer);

    /// <summary>The peer was dialled, and nobody listens there.</summary>
    void NobodyThere(string peer);

    /// <summary>A node has told who is in the cluster, itself first.</summary>
    void Told(ImmutableArray<MemberRecord> members);
}
