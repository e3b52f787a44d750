using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Core.Membership;
using ActorProxy.Node;
using ActorProxy.Node.Peers;

namespace ActorProxy.Cluster.Membership;

/// <summary>The engine <c>static</c>: nodes find each other by seeds, tell each other who is there, and watch each other over their sessions.</summary>
public sealed class StaticMembership : IMembership, IClusterWitness
{
    private readonly IActorRef<StaticMembershipProtocol.ICommand> _actor;
    private ImmutableList<Action<MembershipEvent>> _subscribers = [];
    private MemberSnapshot[] _members = [];

    private StaticMembership(NodeServices node, StaticMembershipPlan plan)
    {
        node.Cluster.Open(this, plan.Times.HeartbeatMs);
        _actor = node.System.ActorOf(() => new StaticMembershipActor(node, plan, this), "membership", Placement.On(node.Loops[0].Loop));
    }

    public string Engine => "static";

    public ImmutableArray<MemberSnapshot> Members => [.. Volatile.Read(ref _members)];

    /// <summary>Hears of others from now on. Before the node's first generation, which has the section of their sessions.</summary>
    public static StaticMembership Start(NodeServices node, StaticMembershipPlan plan) => new(node, plan);

    /// <summary>Asks the seeds: once this node can be reached itself.</summary>
    public void Join() => _actor.Tell(new StaticMembershipProtocol.Join());

    public ImmutableArray<string> RankFor(string subject) =>
        [.. MemberRank.Of(subject, Volatile.Read(ref _members).Where(static one => one.State == MemberState.Alive).Select(static one => one.Name))];

    public IDisposable Subscribe(Action<MembershipEvent> onEvent)
    {
        ImmutableInterlocked.Update(ref _subscribers, static (known, added) => known.Add(added), onEvent);
        return new Subscription(this, onEvent);
    }

    public async Task LeaveAsync()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _actor.Tell(new StaticMembershipProtocol.Leave(answer));
        await answer.Task;
    }

    void IClusterWitness.Begun(string peer, string version) => _actor.Tell(new StaticMembershipProtocol.Begun(peer, version));

    void IClusterWitness.Heard(string peer) => _actor.Tell(new StaticMembershipProtocol.Heard(peer));

    void IClusterWitness.Ended(string peer) => _actor.Tell(new StaticMembershipProtocol.Ended(peer));

    void IClusterWitness.NobodyThere(string peer) => _actor.Tell(new StaticMembershipProtocol.NobodyThere(peer));

    void IClusterWitness.Told(ImmutableArray<MemberRecord> members) => _actor.Tell(new StaticMembershipProtocol.Told(members));

    /// <summary>The actor's word on who is there, before it says what has changed.</summary>
    internal void Show(MemberSnapshot[] members) => Volatile.Write(ref _members, members);

    internal void Say(MembershipEvent change)
    {
        foreach (var subscriber in Volatile.Read(ref _subscribers))
            subscriber(change);
    }

    private sealed class Subscription(StaticMembership membership, Action<MembershipEvent> onEvent) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref membership._subscribers, static (known, ended) => known.Remove(ended), onEvent);
    }
}
