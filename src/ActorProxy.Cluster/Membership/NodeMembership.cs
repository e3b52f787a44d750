using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Core.Membership;
using ActorProxy.Node;
using ActorProxy.Node.Peers;

namespace ActorProxy.Cluster.Membership;

/// <summary>Who is in the cluster, found by seeds (the engine <c>static</c>) or in etcd; who of them is alive, nodes see by their sessions with each other.</summary>
public sealed class NodeMembership : IMembership, IClusterWitness
{
    private readonly IActorRef<MembershipProtocol.ICommand> _actor;
    private ImmutableList<Action<MembershipEvent>> _subscribers = [];
    private readonly string _engine;
    private MemberSnapshot[] _members = [];

    private NodeMembership(NodeServices node, MembershipPlan plan)
    {
        _engine = plan.Etcd is null ? "static" : "etcd";
        node.Cluster.Open(this, plan.Times.HeartbeatMs);
        _actor = node.System.ActorOf(() => new MembershipActor(node, plan, this), "membership", Placement.On(node.Loops[0].Loop));
    }

    public string Engine => _engine;

    public ImmutableArray<MemberSnapshot> Members => [.. Volatile.Read(ref _members)];

    /// <summary>Hears of others from now on. Before the node's first generation, which has the section of their sessions.</summary>
    public static NodeMembership Start(NodeServices node, MembershipPlan plan) => new(node, plan);

    /// <summary>Asks the seeds, or etcd: once this node can be reached itself.</summary>
    public void Join() => _actor.Tell(new MembershipProtocol.Join());

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
        _actor.Tell(new MembershipProtocol.Leave(answer));
        await answer.Task;
    }

    void IClusterWitness.Begun(string peer, string version) => _actor.Tell(new MembershipProtocol.Begun(peer, version));

    void IClusterWitness.Heard(string peer) => _actor.Tell(new MembershipProtocol.Heard(peer));

    void IClusterWitness.Ended(string peer) => _actor.Tell(new MembershipProtocol.Ended(peer));

    void IClusterWitness.NobodyThere(string peer) => _actor.Tell(new MembershipProtocol.NobodyThere(peer));

    void IClusterWitness.Told(ImmutableArray<MemberRecord> members) => _actor.Tell(new MembershipProtocol.Told(members));

    /// <summary>The actor's word on who is there, before it says what has changed.</summary>
    internal void Show(MemberSnapshot[] members) => Volatile.Write(ref _members, members);

    internal void Say(MembershipEvent change)
    {
        foreach (var subscriber in Volatile.Read(ref _subscribers))
            subscriber(change);
    }

    private sealed class Subscription(NodeMembership membership, Action<MembershipEvent> onEvent) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref membership._subscribers, static (known, ended) => known.Remove(ended), onEvent);
    }
}
