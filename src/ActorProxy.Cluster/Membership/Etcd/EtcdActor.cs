using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Membership;
using ActorProxy.Node;

namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>Keeps this node registered in etcd by a lease, and follows who else is.</summary>
/// <remarks>Speaks to etcd on the thread pool. Whatever fails is begun anew from the lease on; until then what was listed stands.</remarks>
internal sealed class EtcdActor : Actor<EtcdProtocol.ICommand>
{
    private readonly NodeServices _node;
    private readonly EtcdConfig _config;
    private readonly IActorRef<MembershipProtocol.ICommand> _membership;
    private readonly MemberKeys _keys;
    private readonly EtcdRound _round;
    private readonly Random _random;
    private readonly Dictionary<string, EtcdKey> _listed = new(StringComparer.Ordinal);
    private MemberRecord _self;
    private ImmutableArray<string> _unreadable = [];
    private MemberRecord? _nameHolder;
    private EtcdClient? _client;
    private Uri? _toldEndpoint;
    private long _lease;
    private int _endpoint;
    private int _failures;
    private int _standing;
    private bool _isLost;
    private bool _isAsking;
    private bool _isLeaving;

    /// <param name="random">Spreads the nodes' attempts.</param>
    public EtcdActor(NodeServices node, EtcdConfig config, MemberRecord self, IActorRef<MembershipProtocol.ICommand> membership, Random random)
    {
        _node = node;
        _config = config;
        _self = self;
        _membership = membership;
        _random = random;
        _keys = new MemberKeys(config.Prefix);
        _round = new EtcdRound(config, _keys, node.RunBlockingAsync);
    }

    protected override void PreStart() => Ask();

    protected override void PostStop() => Part();

    protected override void Receive(EtcdProtocol.ICommand message)
    {
        switch (message)
        {
            case EtcdProtocol.Leave leave:
                Leave(leave.Answer);
                break;
            case Left left:
                left.Answer.TrySetResult();
                break;
            case Asked { Outcome: EtcdRoundOutcome.Registered late } when _isLeaving:
                RevokeLate(late);
                break;
            case var _ when _isLeaving:
                break;
            case EtcdProtocol.Renew renew:
                _self = _self with { Incarnation = renew.Incarnation };
                Again();
                break;
            case Asked asked:
                _isAsking = false;
                Take(asked.Outcome);
                break;
            case Try when _client is null:
                Ask();
                break;
            case Try:
                break;
            case Beat beat when beat.Standing == _standing && _client is { } client:
                KeepAlive(client);
                break;
            case Changed changed when changed.Standing == _standing:
                Take(changed.Keys);
                break;
            case Kept kept when kept.Standing == _standing:
                _failures = 0;
                if (kept.IsAlive)
                    ScheduleBeat();
                else
                    Again();
                break;
            case Broken broken when broken.Standing == _standing:
                if (broken.IsFailure)
                    _endpoint++;
                Retry();
                break;
            case IOfStanding:
                // Of an endpoint that this node has parted with.
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Ask()
    {
        if (_isAsking || _isLeaving)
            return;
        _isAsking = true;
        var (self, lease, endpoint) = (_self, _lease, _endpoint);
        Pipe(Task.Run(() => _round.RunAsync(self, lease, endpoint)), static outcome => new Asked(outcome), static error => new Asked(new EtcdRoundOutcome.Failed(error.Message)));
    }

    /// <summary>Parts with the endpoint, and begins at once.</summary>
    private void Again()
    {
        Part();
        Ask();
    }

    /// <summary>Parts with the endpoint, and begins at once the first time, later and later when that does not last.</summary>
    private void Retry()
    {
        Part();
        if (_failures++ == 0)
            Ask();
        else
            Schedule(EtcdTimes.RetryAfter(_failures - 2, _random.NextDouble()), new Try());
    }

    private void Part()
    {
        _standing++;
        _client?.Dispose();
        _client = null;
    }

    private void Take(EtcdRoundOutcome outcome)
    {
        switch (outcome)
        {
            case EtcdRoundOutcome.Registered registered:
                Follow(registered);
                break;
            case EtcdRoundOutcome.NameTaken taken:
                (_lease, _failures, _endpoint, _isLost) = (0, 0, taken.Endpoint, false);

                // Asked for every second, said once.
                if (_nameHolder != taken.Holder)
                    TellHolder(taken.Holder);
                (_nameHolder, _toldEndpoint) = (taken.Holder, null);
                Schedule(EtcdTimes.NameRetry, new Try());
                break;
            case EtcdRoundOutcome.Failed failed:
                if (!_isLost)
                    _node.Events.Cluster(NoticeLevel.Warning, EtcdLines.Lost(failed.Reasons));
                (_isLost, _toldEndpoint) = (true, null);
                Schedule(EtcdTimes.RetryAfter(_failures++, _random.NextDouble()), new Try());
                break;
        }
    }

    private void TellHolder(in MemberRecord holder)
    {
        if (holder.Address == _self.Address)
            _node.Events.Cluster(NoticeLevel.Notice, EtcdLines.LaterProcess(holder));
        else
            _node.Events.Cluster(NoticeLevel.Alert, EtcdLines.NameTaken(holder, _config.Lease));
    }

    private void Follow(EtcdRoundOutcome.Registered registered)
    {
        Part();
        (_client, _lease, _endpoint) = (registered.Client, registered.Lease, registered.Endpoint);
        (_isLost, _nameHolder) = (false, null);
        _listed.Clear();
        foreach (var key in registered.Listing.Keys)
            _listed[key.Name] = key;
        Tell();
        if (_toldEndpoint != _client.Endpoint)
            _node.Events.Cluster(NoticeLevel.Notice, EtcdLines.Followed(_client.Endpoint, _listed.Count - _unreadable.Length));
        _toldEndpoint = _client.Endpoint;

        var (client, prefix, from, standing, self) = (_client, _keys.Prefix, registered.Listing.Revision + 1, _standing, Self);
        Pipe(
            Task.Run(async () =>
            {
                await client.WatchAsync(prefix, from, changes => self.Tell(new Changed(standing, changes))).ConfigureAwait(false);
                return standing;
            }),
            static standing => new Broken(standing, IsFailure: false),
            _ => new Broken(standing, IsFailure: true));
        ScheduleBeat();
    }

    private void ScheduleBeat() => Schedule(EtcdTimes.BeatOf(_config.Lease), new Beat(_standing));

    private void KeepAlive(EtcdClient client)
    {
        var (lease, standing) = (_lease, _standing);
        Pipe(Task.Run(() => client.KeepAliveAsync(lease)), isAlive => new Kept(standing, isAlive), _ => new Broken(standing, IsFailure: true));
    }

    private void Take(ImmutableArray<EtcdKey> changes)
    {
        foreach (var key in changes)
        {
            if (key.IsDeleted)
                _listed.Remove(key.Name);
            else
                _listed[key.Name] = key;
        }

        Tell();

        // Somebody has deleted it or taken it: the round finds out.
        if (!_listed.TryGetValue(_keys.KeyOf(_self.Name), out var own) || own.Lease != _lease)
            Again();
    }

    private void Tell()
    {
        var members = ImmutableArray.CreateBuilder<MemberRecord>();
        var unreadable = ImmutableArray.CreateBuilder<string>();
        foreach (var key in _listed.Values)
        {
            if (_keys.Read(key) is { } member)
                members.Add(member);
            else
                unreadable.Add(key.Name);
        }

        unreadable.Sort(StringComparer.Ordinal);
        if (unreadable.Count > 0 && !unreadable.SequenceEqual(_unreadable))
            _node.Events.Cluster(NoticeLevel.Warning, EtcdLines.Unreadable(unreadable));
        _unreadable = unreadable.ToImmutable();
        _membership.Tell(new MembershipProtocol.Listed(members.ToImmutable()));
    }

    private void Leave(TaskCompletionSource answer)
    {
        _isLeaving = true;
        var client = _client;
        _client = null;
        Part();
        if (client is null)
            answer.TrySetResult();
        else
            Revoke(client, _lease, answer);
    }

    /// <summary>A round was under way when this node left: what it has registered ends, too.</summary>
    private void RevokeLate(EtcdRoundOutcome.Registered late) => Revoke(late.Client, late.Lease, new TaskCompletionSource());

    private void Revoke(EtcdClient client, long lease, TaskCompletionSource answer)
    {
        // The lease ends by itself where etcd can't be reached.
        Pipe(Task.Run(() => RevokeAsync(client, lease)), _ => new Left(answer), _ => new Left(answer));
        static async Task<bool> RevokeAsync(EtcdClient client, long lease)
        {
            using (client)
                await client.RevokeAsync(lease).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Something that is said of the endpoint that was followed then.</summary>
    private interface IOfStanding
    {
        int Standing { get; }
    }

    private sealed record Asked(EtcdRoundOutcome Outcome) : EtcdProtocol.ICommand;

    private sealed record Try : EtcdProtocol.ICommand;

    private sealed record Beat(int Standing) : EtcdProtocol.ICommand, IOfStanding;

    private sealed record Kept(int Standing, bool IsAlive) : EtcdProtocol.ICommand, IOfStanding;

    private sealed record Changed(int Standing, ImmutableArray<EtcdKey> Keys) : EtcdProtocol.ICommand, IOfStanding;

    private sealed record Broken(int Standing, bool IsFailure) : EtcdProtocol.ICommand, IOfStanding;

    private sealed record Left(TaskCompletionSource Answer) : EtcdProtocol.ICommand;
}
