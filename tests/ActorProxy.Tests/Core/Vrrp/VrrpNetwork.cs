using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Tests.Core.Vrrp;

/// <summary>Routers on a network of which the test says how long it takes, what it loses, and who hears whom.</summary>
/// <remarks>After each event: addresses are acquired and released in turn, and two masters that hear each other do not last longer than an interval.</remarks>
internal sealed class VrrpNetwork
{
    public const long MostDelayMs = 4;
    private const long MostJitterMs = 2;

    private readonly Random random;
    private readonly PriorityQueue<Action, (long At, long Number)> events = new();
    private readonly Dictionary<(VrrpNetworkNode, VrrpNetworkNode), long> contests = [];
    private long number;

    public VrrpNetwork(Random random, IEnumerable<VrrpRouterConfig> configs)
    {
        this.random = random;
        Nodes = [.. configs.Select(static (config, index) => new VrrpNetworkNode(index + 1, config))];
    }

    public IReadOnlyList<VrrpNetworkNode> Nodes { get; }

    public long Now { get; private set; }

    /// <summary>Of a hundred advertisements, per receiver.</summary>
    public int LossPercent { get; set; }

    /// <summary>Whether the length of contests is checked: not where advertisements are lost.</summary>
    public bool ChecksContests { get; set; } = true;

    public List<string> Log { get; } = [];

    public void At(long time, Action action) => events.Enqueue(action, (time, number++));

    public void RunUntil(long time)
    {
        while (events.TryPeek(out _, out var next) && next.At <= time)
        {
            Now = next.At;
            events.Dequeue()();
            Check();
        }

        Now = time;
    }

    public void Start(VrrpNetworkNode node)
    {
        if (node.Router is not null)
            return;
        node.Router = new VrrpRouter(node.Config, node.Address);
        node.Waiting.Clear();
        Do(node, router => router.Start(Now), "start");
    }

    /// <summary>Gone without a word; a guardian has removed its addresses.</summary>
    public void Kill(VrrpNetworkNode node)
    {
        Note(node, "killed");
        node.Router = null;
        node.Holds = false;
        node.Wake++;
        node.StalledUntilMs = 0;
    }

    /// <summary>Nothing runs on the node for a while; then first its timers or first what it has received.</summary>
    public void Stall(VrrpNetworkNode node, long forMs)
    {
        if (node.Router is null || Now < node.StalledUntilMs)
            return;
        Note(node, $"stalls {forMs}");
        node.StalledUntilMs = Now + forMs;
        Calm(node);
        At(node.StalledUntilMs, () => GoOn(node));
    }

    /// <summary>Tells the node something that may change how nodes compare.</summary>
    public void Do(VrrpNetworkNode node, Func<VrrpRouter, IReadOnlyList<VrrpAction>> input, string what)
    {
        if (node.Router is null || Now < node.StalledUntilMs)
            return;
        Note(node, what);
        Calm(node);
        Carry(node, input(node.Router));
    }

    public void Connect(Func<VrrpNetworkNode, int> componentOf)
    {
        foreach (var node in Nodes)
            node.Component = componentOf(node);
        contests.Clear();
        Log.Add($"{Now}: components {string.Join(' ', Nodes.Select(static node => node.Component))}");
    }

    private void GoOn(VrrpNetworkNode node)
    {
        if (node.Router is not { } router)
            return;
        Note(node, "goes on");
        if (random.Next(2) == 0)
            Carry(node, router.TimerExpired(Now));
        while (node.Router is not null && node.Waiting.TryDequeue(out var packet))
            Carry(node, router.Received(packet.Advertisement, packet.Source, Now));
        Carry(node, router.TimerExpired(Now));
    }

    private void Receive(VrrpNetworkNode node, VrrpAdvertisement advertisement, NetworkAddress source)
    {
        if (node.Router is null)
            return;
        if (Now < node.StalledUntilMs)
            node.Waiting.Enqueue((advertisement, source));
        else
            Carry(node, node.Router.Received(advertisement, source, Now));
    }

    private void Carry(VrrpNetworkNode node, IReadOnlyList<VrrpAction> actions)
    {
        foreach (var action in actions)
        {
            switch (action)
            {
                case VrrpAction.Advertise advertise:
                    Send(node, advertise.Priority);
                    break;
                case VrrpAction.Acquire:
                    Require(!node.Holds, $"{node} acquires what it holds");
                    node.Holds = true;
                    break;
                case VrrpAction.Release:
                    Require(node.Holds, $"{node} releases what it does not hold");
                    node.Holds = false;
                    break;
                case VrrpAction.Announce:
                    Require(node.Holds, $"{node} announces what it does not hold");
                    node.AnnouncedMs = Now;
                    break;
                case VrrpAction.Moved moved:
                    Note(node, $"{moved.From}>{moved.To} {moved.Reason}");
                    break;
            }
        }

        Require(node.Holds == node.IsMaster, $"{node} holds: {node.Holds}");
        var wake = ++node.Wake;
        if (node.Router!.DueAtMs is { } due)
            At(Math.Max(Now, due) + random.Next((int)MostJitterMs + 1), () => Expire(node, wake));
    }

    private void Expire(VrrpNetworkNode node, int wake)
    {
        if (wake == node.Wake && node.Router is not null && Now >= node.StalledUntilMs)
            Carry(node, node.Router.TimerExpired(Now));
    }

    private void Send(VrrpNetworkNode sender, byte priority)
    {
        var advertisement = new VrrpAdvertisement(sender.Config.Version, sender.Config.RouterId, priority, sender.Config.IntervalCentiseconds, sender.Config.Addresses);
        foreach (var node in Nodes)
        {
            if (node != sender && node.Component == sender.Component && random.Next(100) >= LossPercent)
                At(Now + random.Next((int)MostDelayMs + 1), () => Receive(node, advertisement, sender.Address));
        }
    }

    private void Check()
    {
        foreach (var left in Nodes)
        {
            foreach (var right in Nodes)
            {
                if (left.Address.Low >= right.Address.Low)
                    continue;
                if (!Speaks(left) || !Speaks(right) || left.Component != right.Component)
                    contests.Remove((left, right));
                else if (!contests.TryAdd((left, right), Now) && ChecksContests)
                    Require(Now - contests[(left, right)] <= left.Config.IntervalMs + (2 * (MostDelayMs + MostJitterMs)), $"{left} and {right} since {contests[(left, right)]}");
            }
        }

        bool Speaks(VrrpNetworkNode node) => node.IsMaster && Now >= node.StalledUntilMs;
    }

    private void Calm(VrrpNetworkNode node)
    {
        foreach (var pair in contests.Keys.Where(pair => pair.Item1 == node || pair.Item2 == node).ToList())
            contests.Remove(pair);
    }

    private void Note(VrrpNetworkNode node, string what) => Log.Add($"{Now}: {node.Address.HostText} {what}");

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException($"at {Now}: {otherwise}");
    }
}
