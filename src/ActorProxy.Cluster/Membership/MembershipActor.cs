using System.Net;
using System.Net.Sockets;
using ActorProxy.Actors;
using ActorProxy.Cluster.Membership.Etcd;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Membership;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Node;
using ActorProxy.Node.Peers;

namespace ActorProxy.Cluster.Membership;

/// <summary>Owns the table of members: feeds it with what sessions show and nodes tell, asks seeds and former members, and publishes what it says.</summary>
internal sealed class MembershipActor(NodeServices node, MembershipPlan plan, NodeMembership membership) : Actor<MembershipProtocol.ICommand>
{
    private const int SeedPauseMs = 1000;

    /// <summary>Who leaves waits so long for those who do not answer.</summary>
    private static readonly TimeSpan LeavePatience = TimeSpan.FromMilliseconds(500);

    private readonly Seed[] _seeds = [.. plan.Seeds.Select(static one => new Seed(one))];
    private readonly FormerMembers _former = new();
    private readonly HashSet<NetworkAddress> _formerBeingAsked = [];
    private readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal);
    private readonly List<TaskCompletionSource> _leaving = [];
    private MemberTable _table = null!;
    private long _dueMs;
    private bool _asksSeeds;
    private bool _awaitsEtcd;
    private IActorRef<EtcdProtocol.ICommand>? _etcd;

    // What the child knows of etcd stays good, and its watch and its beat go on.
    protected override SupervisorStrategy Strategy => new(static _ => Directive.Resume);

    protected override void PreStart()
    {
        _table = new MemberTable(plan.Name, plan.Address, plan.Incarnation, plan.Times, Loop.NowMs) { Registered = plan.Etcd is null ? null : [] };
        Publish();
        Show();
        ScheduleTick();
    }

    protected override void PostStop()
    {
        foreach (var answer in _leaving)
            answer.TrySetResult();
    }

    protected override void Receive(MembershipProtocol.ICommand message)
    {
        switch (message)
        {
            case MembershipProtocol.Heard heard:
                Take(_table.Heard(heard.Member, Loop.NowMs));
                break;
            case MembershipProtocol.Begun begun:
                _versions[begun.Member] = begun.Version;
                Take(_table.Begun(begun.Member, Loop.NowMs));
                break;
            case MembershipProtocol.Ended ended:
                Take(_table.Ended(ended.Member));
                EndLeaving(isLate: false);
                break;
            case MembershipProtocol.NobodyThere nobody:
                Take(_table.NobodyThere(nobody.Member, Loop.NowMs));
                break;
            case MembershipProtocol.Told told:
                Take(_table.Merge(told.Members, Loop.NowMs));
                break;
            case MembershipProtocol.Listed listed:
                Take(_table.List(listed.Members, Loop.NowMs));
                break;
            case MembershipProtocol.Join:
                Join();
                break;
            case MembershipProtocol.Leave leave:
                Leave(leave.Answer);
                break;
            case Tick:
                OnTick();
                break;
            case Deregistered:
                _awaitsEtcd = false;
                EndLeaving(isLate: false);
                break;
            case Patience:
                EndLeaving(isLate: true);
                break;
            case SeedAsked asked:
                TakeAnswer(asked);
                break;
            case FormerAsked asked:
                _formerBeingAsked.Remove(asked.Address);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void OnTick()
    {
        // Held up itself, this node has not heard the others either: the time does not count against them.
        var late = Loop.NowMs - _dueMs;
        Take(_table.Check(Loop.NowMs, late > plan.Times.HeartbeatMs / 2 ? late : 0));
        AskSeeds();
        AskFormer();
        ScheduleTick();
    }

    private void ScheduleTick()
    {
        _dueMs = Loop.NowMs + plan.Times.HeartbeatMs;
        Schedule(TimeSpan.FromMilliseconds(plan.Times.HeartbeatMs), new Tick());
    }

    private void Take(IReadOnlyList<MemberChange> changes)
    {
        if (changes.Count == 0)
            return;
        _former.Take(changes, Loop.NowMs);
        Show();

        // A session alone is nothing that others need to know.
        if (changes.Any(static one => one.Before?.State != one.After?.State || one.Before?.Incarnation != one.After?.Incarnation || one.Before?.Address != one.After?.Address))
            Publish();
        var (alive, all) = (_table.Others.Count(static one => one.State == MemberState.Alive) + 1, _table.Others.Count(static one => one.State != MemberState.Left) + 1);
        foreach (var change in changes)
        {
            if (change.Name == plan.Name)
            {
                node.Events.Cluster(NoticeLevel.Warning, MembershipLines.OwnNameTaken(plan.Name, _table.Self.Incarnation));
                _etcd?.Tell(new EtcdProtocol.Renew(_table.Self.Incarnation));
                continue;
            }

            if (MembershipEvent.Of(change) is not { } said)
                continue;
            membership.Say(said);
            var (level, text) = MembershipLines.Of(said, alive, all, plan.Times);
            node.Events.Cluster(level, text);
        }
    }

    private void Publish() =>
        node.Cluster.Publish([.. _table.Others.Where(static one => one.IsDialled).Select(static one => new ClusterPeer(one.Name, one.Address))], NodeMembers.Write(_table.Records()));

    private void Show() => membership.Show([Snapshot(_table.Self), .. _table.Others.Select(Snapshot)]);

    private MemberSnapshot Snapshot(Member one) =>
        new(one.Name, one.Address, one.State, one.SinceMs, one.Incarnation, one.Name == plan.Name, one.IsConnected, one.IsConnected ? _versions.GetValueOrDefault(one.Name, "") : "");

    private void Join()
    {
        _asksSeeds = true;
        AskSeeds();
        if (plan.Etcd is not { } config || _etcd is not null || _table.Self.State == MemberState.Left)
            return;
        var (self, record, services) = (Self, _table.Self.Record, node);
        _etcd = ActorOf(() => new EtcdActor(services, config, record, self, new Random()), "etcd", Placement.On(Loop));
    }

    private void AskSeeds()
    {
        if (!_asksSeeds || _table.Self.State == MemberState.Left)
            return;
        foreach (var seed in _seeds)
        {
            var isKnown = seed.Address is { } address && (address == plan.Address || _table.Others.Any(one => one.Address == address && one.State is MemberState.Alive));
            if (seed.IsBeingAsked || isKnown || Loop.NowMs < seed.NextMs)
                continue;
            seed.IsBeingAsked = true;
            Pipe(AskAsync(seed), failure => new SeedAsked(seed, failure), error => new SeedAsked(seed, error.Message));
        }
    }

    /// <summary>A store says itself who is back.</summary>
    private void AskFormer()
    {
        if (!_asksSeeds || plan.Etcd is not null || _table.Self.State == MemberState.Left)
            return;
        foreach (var address in _former.Due(Loop.NowMs))
        {
            if (address == plan.Address || _table.Others.Any(one => one.Address == address) || !_formerBeingAsked.Add(address))
                continue;

            // That it does not answer is no news to the operator, who was told that it is no member.
            Pipe(SeedDial.RunAsync(node, Loop, plan.Name, address), _ => new FormerAsked(address), _ => new FormerAsked(address));
        }
    }

    private async Task<string?> AskAsync(Seed seed)
    {
        if (IPAddress.TryParse(seed.Config.Host, out var numeric))
        {
            seed.Address = NetworkAddress.From(numeric, seed.Config.Port);
        }
        else
        {
            IPAddress[] found = [];
            try
            {
                await node.RunBlockingAsync(() => found = Dns.GetHostAddresses(seed.Config.Host));
            }
            catch (SocketException error)
            {
                return $"its name has no address ({error.Message})";
            }

            if (found.Length == 0)
                return "its name has no address";
            seed.Address = NetworkAddress.From(found[0], seed.Config.Port);
        }

        return seed.Address == plan.Address ? null : await SeedDial.RunAsync(node, Loop, plan.Name, seed.Address.Value);
    }

    private void TakeAnswer(SeedAsked asked)
    {
        asked.Seed.IsBeingAsked = false;
        asked.Seed.NextMs = Loop.NowMs + SeedPauseMs;
        var failure = asked.Failure ?? "";

        // The same failure every second would fill the log.
        if (failure.Length > 0 && failure != asked.Seed.LastFailure)
            node.Events.Cluster(NoticeLevel.Warning, MembershipLines.SeedFailed(asked.Seed.ToString(), failure));
        asked.Seed.LastFailure = failure;
    }

    private void Leave(TaskCompletionSource answer)
    {
        _leaving.Add(answer);
        if (_table.Self.State != MemberState.Left)
        {
            _table.Leave(Loop.NowMs);
            Show();
            node.Cluster.Leave();
            Publish();
            Schedule(LeavePatience, new Patience());
            if (_etcd is { } etcd)
                Deregister(etcd);
        }

        EndLeaving(isLate: false);
    }

    private void Deregister(IActorRef<EtcdProtocol.ICommand> etcd)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaitsEtcd = true;
        etcd.Tell(new EtcdProtocol.Leave(done));
        Pipe(DoneAsync(done.Task), static _ => new Deregistered(), static _ => new Deregistered());
        static async Task<bool> DoneAsync(Task task)
        {
            await task.ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Who has heard that this node leaves ends its session.</summary>
    private void EndLeaving(bool isLate)
    {
        if (_leaving.Count == 0 || (!isLate && (_awaitsEtcd || _table.Others.Any(static one => one.IsConnected))))
            return;
        foreach (var answer in _leaving)
            answer.TrySetResult();
        _leaving.Clear();
    }

    private sealed record Tick : MembershipProtocol.ICommand;

    private sealed record Deregistered : MembershipProtocol.ICommand;

    private sealed record Patience : MembershipProtocol.ICommand;

    private sealed record SeedAsked(Seed Seed, string? Failure) : MembershipProtocol.ICommand;

    private sealed record FormerAsked(NetworkAddress Address) : MembershipProtocol.ICommand;
}
