using System.Collections.Immutable;

namespace ActorProxy.Cluster.Membership;

/// <summary>Who is in the cluster: what every engine of membership answers, wherever it knows it from.</summary>
/// <remarks>
/// For any thread. An engine keeps this node known as a member (by telling the others, or by a lease) until <see cref="LeaveAsync"/>, and watches the
/// others (by its sessions with them, or in a store). When it can't do so for a while, what it knew stands.
/// </remarks>
public interface IMembership
{
    /// <summary>As <c>node.conf</c> calls it.</summary>
    string Engine { get; }

    /// <summary>This node first, then the others by their names; those, too, that are suspected, gone or have left, until they are removed.</summary>
    ImmutableArray<MemberSnapshot> Members { get; }

    /// <summary>Whoever is alive in the order in which it comes into question for something: who is next when its owner fails.</summary>
    /// <param name="subject">The thing's name.</param>
    ImmutableArray<string> RankFor(string subject);

    /// <summary>Calls somebody for each change from now on, on whichever thread it is noticed: it must neither wait nor throw.</summary>
    /// <returns>Ends that when disposed of.</returns>
    IDisposable Subscribe(Action<MembershipEvent> onEvent);

    /// <summary>Tells the others that this node leaves. Done when they have it, or can't be reached.</summary>
    Task LeaveAsync();
}
