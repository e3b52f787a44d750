using ActorProxy.Core.Membership;
using ActorProxy.Core.Peers;
using Xunit;

namespace ActorProxy.Tests.Core.Membership;

/// <summary>Tables of members on a network that delays, cuts and heals, with processes that are killed, paused, stopped and started: all by one random generator.</summary>
/// <remarks>Sessions, dials and seeds do what the node's actors do with a table; time passes only here.</remarks>
internal sealed class SimulatedCluster(Random random, MemberTimes times, int most)
{
    private const int SeedPauseMs = 1000;
    private const int LeavePatienceMs = 500;
    private const int MostDelayMs = 40;
    private static readonly int[] Seeds = [0, 1];

    private readonly PriorityQueue<Action, (long AtMs, long Order)> _events = new();
    private readonly SimulatedNode?[] _nodes = new SimulatedNode?[most];
    private readonly bool[,] _isCut = new bool[most, most];
    private readonly HashSet<(string Name, long Incarnation)> _ended = [];
    private long _order;

    public long NowMs { get; private set; } = 1;

    public IEnumerable<SimulatedNode> Running => _nodes.OfType<SimulatedNode>();

    /// <summary>Lets time pass, and all happen that falls into it.</summary>
    public void Pass(long milliseconds)
    {
        var until = NowMs + milliseconds;
        while (_events.TryPeek(out _, out var next) && next.AtMs <= until)
        {
            NowMs = next.AtMs;
            _events.Dequeue()();
        }

        NowMs = until;
    }

    /// <summary>One thing that happens to a process or the network.</summary>
    public void HappenSomething()
    {
        var (one, other) = (random.Next(most), random.Next(most));
        switch (random.Next(12))
        {
            case 0 or 1 or 2 when _nodes[one] is null:
                Start(one);
                break;
            case 3 when _nodes[one] is { } node:
                Kill(node);
                break;
            case 4 when _nodes[one] is { IsPaused: false } node:
                Leave(node);
                break;
            case 5 when _nodes[one] is { } node:
                // As a supervisor does: the next process is there before anybody has noticed.
                Kill(node);
                Start(one);
                break;
            case 6 when _nodes[one] is { } node:
                node.IsPaused = true;
                break;
            case 7 or 8 when _nodes[one] is { } node:
                Continue(node);
                break;
            case 9:
                Cut(one, other, true);
                break;
            case 10:
                Cut(one, other, false);
                break;
            case 11 when random.Next(4) == 0:
                var side = random.Next(1 << most);
                for (var i = 0; i < most; i++)
                    for (var j = 0; j < i; j++)
                        Cut(i, j, ((side >> i) & 1) != ((side >> j) & 1));
                break;
            default:
                break;
        }
    }

    /// <summary>The network works, all processes run, and a seed is there.</summary>
    public void Calm()
    {
        Array.Clear(_isCut);
        foreach (var node in Running.ToArray())
            Continue(node);
        if (_nodes[Seeds[0]] is not { HasLeft: false })
        {
            if (_nodes[Seeds[0]] is { } leaving)
                Kill(leaving);
            Start(Seeds[0]);
        }
    }

    /// <summary>Whether each process sees all others that run alive and in a session, and nobody else alive.</summary>
    public bool IsAgreed(bool nobodyElse)
    {
        var names = Running.Where(static one => !one.HasLeft).Select(static one => one.Name).ToHashSet();
        return Running.Where(static one => !one.HasLeft).All(node =>
            node.Table.Others.Where(one => nobodyElse || one.State == MemberState.Alive).Select(static one => one.Name).Append(node.Name).ToHashSet().SetEquals(names)
            && node.Table.Others.All(one => one.State != MemberState.Alive || one.IsConnected));
    }

    public override string ToString() => string.Join('\n', Running.Select(node =>
        $"{NowMs} {node.Name}/{node.Table.Self.Incarnation} {node.Table.Self.State}{(node.IsPaused ? " paused" : "")}: {string.Join(", ", node.Table.Others.Select(static one => $"{one.Name}/{one.Incarnation} {one.State}{(one.IsConnected ? "+" : "")}"))}"));

    private void After(long milliseconds, Action work) => _events.Enqueue(work, (NowMs + milliseconds, _order++));

    private bool IsReachable(SimulatedNode one, SimulatedNode other) => !_isCut[one.Number, other.Number];

    private void Cut(int one, int other, bool isCut) => _isCut[one, other] = _isCut[other, one] = isCut && one != other;

    private void Start(int number)
    {
        NowMs++;
        var node = new SimulatedNode(number, NowMs, times, NowMs);
        _nodes[number] = node;
        node.DueMs = NowMs;
        Tick(node);
    }

    private void Kill(SimulatedNode node)
    {
        node.IsEnded = true;
        _nodes[node.Number] = null;
        _ended.Add((node.Name, node.Table.Self.Incarnation));

        // The kernel closes its sessions; who is cut off does not hear of it.
        foreach (var session in node.Sessions.Values)
        {
            var other = session.OtherThan(node);
            if (IsReachable(node, other))
                After(random.Next(MostDelayMs), () => other.Do(() => End(other, session)));
        }

        node.Sessions.Clear();
    }

    private void Leave(SimulatedNode node)
    {
        node.Table.Leave(NowMs);
        Publish(node);
        After(LeavePatienceMs, () =>
        {
            if (!node.IsEnded)
                Kill(node);
        });
    }

    private static void Continue(SimulatedNode node)
    {
        node.IsPaused = false;
        while (node.Waiting.TryDequeue(out var work))
            work();
    }

    private void Tick(SimulatedNode node)
    {
        var late = NowMs - node.DueMs;
        Take(node, node.Table.Check(NowMs, late > times.HeartbeatMs / 2 ? late : 0));
        foreach (var session in node.Sessions.Values.ToArray())
        {
            if (NowMs - session.HeardMs(node) > PeerTimes.Liveness + late)
                End(node, session);
            else
                Send(node, session, other => Take(other, other.Table.Heard(node.Name, NowMs)));
        }

        if (!node.HasLeft)
        {
            foreach (var one in node.Table.Others.Where(one => one.IsDialled && !node.Sessions.ContainsKey(one.Name) && NowMs >= node.NextDialMs.GetValueOrDefault(one.Name)).ToArray())
                Dial(node, one);
            AskSeeds(node);
        }

        node.DueMs = NowMs + times.HeartbeatMs;
        After(times.HeartbeatMs, () => node.Do(() => Tick(node)));
    }

    private void Dial(SimulatedNode node, Member target)
    {
        node.NextDialMs[target.Name] = NowMs + 500 + random.Next(500);
        After(random.Next(MostDelayMs), () =>
        {
            var number = int.Parse(target.Name[1..], System.Globalization.CultureInfo.InvariantCulture);
            if (_isCut[node.Number, number])
                return;
            if (_nodes[number] is not { } other)
                After(random.Next(MostDelayMs), () => node.Do(() => NobodyThere(node, target.Name)));
            else if (!node.IsEnded)
                other.Do(() => Accept(other, node));
        });
    }

    private void Accept(SimulatedNode node, SimulatedNode dialler)
    {
        if (dialler.IsEnded || dialler.HasLeft || node.HasLeft || !IsReachable(node, dialler) || node.Table.Find(dialler.Name) is not { IsDialled: true })
            return;
        var session = new SimulatedSession(dialler, node);

        // The answer to the greeting, before all else that this side says.
        After(session.ArrivalMs(node, NowMs + random.Next(MostDelayMs)) - NowMs, () => dialler.Do(() =>
        {
            if (!dialler.HasLeft && !node.IsEnded && dialler.Table.Find(node.Name) is { IsDialled: true } && node.Sessions.GetValueOrDefault(dialler.Name) == session)
                Begin(dialler, session);
            else
                After(random.Next(MostDelayMs), () => node.Do(() => End(node, session)));
        }));
        Begin(node, session);
    }

    private void Begin(SimulatedNode node, SimulatedSession session)
    {
        var other = session.OtherThan(node);
        if (node.Sessions.TryGetValue(other.Name, out var before))
            Part(node, before);
        node.Sessions[other.Name] = session;
        session.Heard(node, NowMs);
        Take(node, node.Table.Begun(other.Name, NowMs));
        Tell(node, session);
    }

    /// <summary>This side ends a session; the other hears of it.</summary>
    private void Part(SimulatedNode node, SimulatedSession session)
    {
        var other = session.OtherThan(node);
        End(node, session);
        if (IsReachable(node, other))
            After(random.Next(MostDelayMs), () => other.Do(() => End(other, session)));
    }

    private void End(SimulatedNode node, SimulatedSession session)
    {
        var other = session.OtherThan(node);
        if (node.Sessions.GetValueOrDefault(other.Name) != session)
            return;
        node.Sessions.Remove(other.Name);
        node.NextDialMs[other.Name] = NowMs;
        Take(node, node.Table.Ended(other.Name));
    }

    private void NobodyThere(SimulatedNode node, string name) => Take(node, node.Table.NobodyThere(name, NowMs));

    private void AskSeeds(SimulatedNode node)
    {
        foreach (var seed in Seeds)
        {
            var isKnown = seed == node.Number || node.Table.Find(SimulatedNode.NameOf(seed)) is { State: MemberState.Alive };
            if (isKnown || NowMs < node.NextSeedMs.GetValueOrDefault(seed) || _nodes[seed] is not { IsPaused: false, HasLeft: false } other || !IsReachable(node, other))
                continue;
            node.NextSeedMs[seed] = NowMs + SeedPauseMs;
            var (asked, known) = (node.Table.Records().ToArray(), other.Table.Records().ToArray());
            After(random.Next(MostDelayMs), () => other.Do(() => Take(other, other.Table.Merge(asked, NowMs))));
            After(random.Next(MostDelayMs), () => node.Do(() => Take(node, node.Table.Merge(known, NowMs))));
        }
    }

    private void Publish(SimulatedNode node)
    {
        foreach (var session in node.Sessions.Values.ToArray())
            Tell(node, session);
    }

    private void Tell(SimulatedNode node, SimulatedSession session)
    {
        var records = node.Table.Records().ToArray();
        Send(node, session, other => Take(other, other.Table.Merge(records, NowMs)));
    }

    private void Send(SimulatedNode sender, SimulatedSession session, Action<SimulatedNode> onArrival)
    {
        var other = session.OtherThan(sender);
        Deliver(session.ArrivalMs(sender, NowMs + random.Next(MostDelayMs)));

        void Deliver(long atMs) => After(Math.Max(0, atMs - NowMs), () =>
        {
            // Sent again until it gets through, or the session is given up.
            if (!IsReachable(sender, other) && other.Sessions.GetValueOrDefault(sender.Name) == session)
            {
                Deliver(session.ArrivalMs(sender, NowMs + 200));
                return;
            }

            other.Do(() =>
            {
                if (other.Sessions.GetValueOrDefault(sender.Name) != session)
                    return;
                session.Heard(other, NowMs);
                onArrival(other);
            });
        });
    }

    private void Take(SimulatedNode node, IReadOnlyList<MemberChange> changes)
    {
        if (changes.Count == 0)
            return;
        var copy = changes.ToArray();
        foreach (var change in copy)
        {
            if (change is { After: { State: MemberState.Gone } gone, Before.State: not MemberState.Gone })
                Assert.True(_ended.Contains((gone.Name, gone.Incarnation)), $"{node.Name} takes {gone.Name}/{gone.Incarnation} for gone, which lives");
            if (change.After is null or { State: MemberState.Left } && node.Sessions.TryGetValue(change.Name, out var session))
                Part(node, session);
        }

        Assert.InRange(node.Table.Others.Count, 0, most);
        if (copy.Any(static one => one.Before?.State != one.After?.State || one.Before?.Incarnation != one.After?.Incarnation))
            Publish(node);
    }
}
