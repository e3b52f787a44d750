using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Handover;
using static ActorProxy.Tests.Core.Balancing.BalancerDriver;

namespace ActorProxy.Tests.Core.Balancing;

/// <summary>Processes that take over from one another and share one server's slots; what they say arrives late, but in order.</summary>
internal sealed class TakeOverLine(int maxConn, int seed)
{
    private readonly Random random = new(seed);

    public int MaxConn { get; set; } = maxConn;

    /// <summary>The oldest first.</summary>
    public List<Process> Processes { get; } = [];

    public Process Start()
    {
        var process = new Process(new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", maxConn: MaxConn))));
        if (Processes.Count > 0)
        {
            var older = Processes[^1];
            process.Driver.Balancer.Slots.HeldByOlder(process.Server, older.Driver.Balancer.Slots.ShareWithNewer(older.Server));
        }

        Processes.Add(process);
        return process;
    }

    public void Open(Process process)
    {
        var (stream, outcome) = process.Driver.Pick();
        (outcome.Result == PickResult.Assigned ? process.Held : process.Waiting).Add(stream);
        CarryOut(process);
    }

    public void Close(Process process)
    {
        var stream = process.Held[random.Next(process.Held.Count)];
        process.Held.Remove(stream);
        process.Driver.Release(stream);
        CarryOut(process);
    }

    public void GiveUp(Process process)
    {
        var stream = process.Waiting[random.Next(process.Waiting.Count)];
        process.Waiting.Remove(stream);
        process.Driver.Balancer.Abandon(stream);
        CarryOut(process);
    }

    public void End(Process process)
    {
        var index = Processes.IndexOf(process);
        Processes.RemoveAt(index);
        if (index < Processes.Count)
            NeighbourEnded(Processes[index], Neighbour.Older);
        if (index > 0)
            NeighbourEnded(Processes[index - 1], Neighbour.Newer);
    }

    /// <summary>Delivers everything that is said, answers included.</summary>
    public void Deliver()
    {
        while (DeliverOne())
        {
        }
    }

    public bool DeliverOne()
    {
        var ways = Processes.SelectMany(one => new[] { (To: one, From: Neighbour.Older), (To: one, From: Neighbour.Newer) })
            .Where(way => way.To.Inbox(way.From).Count > 0).ToList();
        if (ways.Count == 0)
            return false;
        var (to, from) = ways[random.Next(ways.Count)];
        var said = to.Inbox(from).Dequeue();
        if (said.Kind == BalanceEffectKind.GiveSlots)
            to.Driver.Balancer.Slots.Given(to.Server, from, said.Count, to.Driver.NowMs, to.Driver.Effects);
        else
            to.Driver.Balancer.Slots.WantedByOlder(to.Server, to.Driver.NowMs, to.Driver.Effects);
        CarryOut(to);
        return true;
    }

    private void NeighbourEnded(Process process, Neighbour neighbour)
    {
        process.Inbox(neighbour).Clear();
        process.Driver.Balancer.Slots.NeighbourEnded(process.Server, neighbour, process.Driver.NowMs, process.Driver.Effects);
        CarryOut(process);
    }

    private void CarryOut(Process process)
    {
        foreach (var effect in process.Driver.Effects.AsSpan())
        {
            if (effect.Kind == BalanceEffectKind.Assigned)
            {
                process.Waiting.Remove((TestStream)effect.Stream!);
                process.Held.Add((TestStream)effect.Stream!);
            }
            else if (effect.Kind is BalanceEffectKind.GiveSlots or BalanceEffectKind.WantSlot)
            {
                var to = Processes.IndexOf(process) + (effect.Neighbour == Neighbour.Newer ? 1 : -1);
                if (to >= 0 && to < Processes.Count)
                    Processes[to].Inbox(effect.Neighbour == Neighbour.Newer ? Neighbour.Older : Neighbour.Newer).Enqueue(effect);
            }
        }

        process.Driver.Effects.Clear();
    }

    internal sealed class Process(BalancerDriver driver)
    {
        private readonly Queue<BalanceEffect> fromOlder = new();
        private readonly Queue<BalanceEffect> fromNewer = new();

        public BalancerDriver Driver { get; } = driver;
        public ServerState Server => Driver["s1"];
        public List<TestStream> Held { get; } = [];
        public List<TestStream> Waiting { get; } = [];

        public Queue<BalanceEffect> Inbox(Neighbour from) => from == Neighbour.Older ? fromOlder : fromNewer;
    }
}
