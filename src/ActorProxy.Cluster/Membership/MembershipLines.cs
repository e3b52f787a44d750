using System.Globalization;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Membership;

namespace ActorProxy.Cluster.Membership;

/// <summary>What the operator is told of a change in the cluster: one line each.</summary>
internal static class MembershipLines
{
    /// <param name="alive">Nodes that are alive now, this one too, of <paramref name="all"/>.</param>
    public static (NoticeLevel Level, string Text) Of(MembershipEvent change, int alive, int all, MemberTimes times)
    {
        var node = $"Node {change.Member} ({change.Address})";
        var (level, text) = change.Kind switch
        {
            MembershipEventKind.Joined => (NoticeLevel.Notice, $"{node} has joined the cluster"),
            MembershipEventKind.Restarted => (NoticeLevel.Notice, $"{node} has started again"),
            MembershipEventKind.Alive => (NoticeLevel.Notice, $"{node} is heard again"),
            MembershipEventKind.Suspected => (NoticeLevel.Warning, $"{node} has said nothing for {Seconds(times.SuspectAfterMs)} s and is suspected: look whether it runs, and whether the network between it and this node works. It is removed after {Seconds(times.RemoveAfterMs)} s"),
            MembershipEventKind.Gone => (NoticeLevel.Alert, $"{node} is gone: its session broke off and nobody listens there any more, so that its process must have ended. Look at its log"),
            MembershipEventKind.Left => (NoticeLevel.Notice, $"{node} has left the cluster: it was stopped"),
            _ => (NoticeLevel.Warning, $"{node} is no member of the cluster any more. It may join again"),
        };
        return (level, string.Create(CultureInfo.InvariantCulture, $"{text}; {alive} of {all} nodes are alive."));
    }

    /// <summary>Somebody has spoken of a process of this node's name that is not this one.</summary>
    public static string OwnNameTaken(string name, long incarnation) =>
        string.Create(CultureInfo.InvariantCulture, $"Other nodes know {name} as another process than this one, which goes on as its incarnation {incarnation}. If this comes again and again, two nodes have this name: give one of them another.");

    public static string SeedFailed(string seed, string failure) =>
        $"The seed {seed} can't be asked who is in the cluster: {failure}. It is tried every second as long as no node of this address is known.";

    private static string Seconds(int milliseconds) => (milliseconds / 1000.0).ToString("0.###", CultureInfo.InvariantCulture);
}
