using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;
using Xunit;

namespace ActorProxy.Tests.Core.Vrrp;

/// <summary>Several nodes of one virtual router, with everything that can happen to them; a failure names its seed.</summary>
public sealed class VrrpNetworkTests
{
    private static readonly int[] Intervals = [1, 3, 10, 100, 300];

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(3000)]
    public void Every_part_of_the_network_has_one_master_in_the_end(int firstSeed) => EachSeed(firstSeed, 150, static (network, random) =>
    {
        var interval = network.Nodes[0].Config.IntervalMs;
        network.LossPercent = random.Next(3) == 0 ? random.Next(1, 40) : 0;
        network.ChecksContests = network.LossPercent == 0;
        Disturb(network, random, 60);
        network.LossPercent = 0;
        network.At(network.Now, () => network.Connect(_ => 0));
        if (random.Next(2) == 0)
            network.At(network.Now, () => network.Connect(node => (int)(node.Address.Low % 2)));

        // What the cluster does when members come and go: who hears a neighbour for the first time may not know whose addresses it has told.
        foreach (var node in network.Nodes)
            network.At(network.Now + random.Next(50), () => network.Do(node, router => router.AnnounceAgain(network.Now), "members have changed"));

        // Twice the longest wait of a backup, its delay, then the last announcement.
        network.RunUntil(network.Now + 10 * interval + 2 * Math.Max(1000, interval) + 3000 + network.Nodes[0].Config.PreemptDelayMs + 6000);
        foreach (var component in network.Nodes.Where(static node => node.IsCandidate).GroupBy(static node => node.Component))
        {
            var master = Assert.Single(component, static node => node.IsMaster);
            Assert.All(component, other => Assert.True(master.AnnouncedMs >= other.AnnouncedMs, $"{other} has the last word at {other.AnnouncedMs}, {master} at {master.AnnouncedMs}"));
            if (master.Config.IsPreempting)
                Assert.All(component, other => Assert.False(other.Router!.EffectivePriority > master.Router!.EffectivePriority, $"{other} is better than the master {master}"));
            Assert.All(component, other => Assert.Equal(master.Address, other.Router!.Master));
        }
    });

    [Fact]
    public void A_dead_masters_addresses_have_a_new_master_within_40_ms_of_the_evidence_at_any_interval() => EachSeed(0, 200, static (network, random) =>
    {
        var master = Settle(network);
        var backups = network.Nodes.Where(node => node != master).ToList();
        var best = backups.Aggregate(static (left, right) => left.IsBetterThan(right) ? left : right);
        var hasSuccessor = random.Next(2) == 0;
        if (hasSuccessor)
            network.Do(best, router => router.SetSuccessor(true, null, network.Now), "is next");
        network.RunUntil(network.Now + random.Next(2000));
        var killed = network.Now;
        network.Kill(master);
        foreach (var node in backups)
            network.At(killed + random.Next(4), () => network.Do(node, router => router.OwnerIsGone(master.Address, network.Now), "evidence"));
        var taken = TimeOfMaster(network, killed + 100);
        Assert.InRange(taken - killed, 0, hasSuccessor ? 3 : 3 + 30 + 2);
        network.RunUntil(killed + 100);
        var heir = Assert.Single(network.Nodes, static node => node.IsMaster);
        if (heir.Config is { IsPreempting: true, PreemptDelayMs: 0 })
            Assert.Equal(best.Config.Priority, heir.Config.Priority);
    });

    [Fact]
    public void A_planned_stop_costs_one_delivery_at_any_interval() => EachSeed(0, 200, static (network, random) =>
    {
        var master = Settle(network);
        var best = network.Nodes.Where(node => node != master).Aggregate(static (left, right) => left.IsBetterThan(right) ? left : right);
        network.Do(best, router => router.SetSuccessor(true, null, network.Now), "is next");
        network.RunUntil(network.Now + random.Next(2000));
        var stopped = network.Now;
        if (random.Next(2) == 0)
            network.Do(master, router => router.Stop(network.Now), "stops");
        else
            network.Do(master, router => router.HandOver(network.Now), "hands over");
        Assert.InRange(TimeOfMaster(network, stopped + 100) - stopped, 0, VrrpNetwork.MostDelayMs);
        network.RunUntil(stopped + (10 * master.Config.IntervalMs) + 1000);
        Assert.Same(best, Assert.Single(network.Nodes, static node => node.IsMaster));
    });

    [Fact]
    public void Addresses_that_come_back_are_never_without_a_master() => EachSeed(0, 200, static (network, random) =>
    {
        var master = Settle(network);
        if (!master.Config.IsPreempting || network.Nodes.Any(node => node != master && node.Config.Priority >= master.Config.Priority))
            return;
        network.Do(master, router => router.HandOver(network.Now), "hands over");
        network.RunUntil(network.Now + (10 * master.Config.IntervalMs) + 2000);
        network.Do(master, router => router.Resume(network.Now), "resumes");
        network.Do(master, router => router.SetSuccessor(true, null, network.Now), "is next");
        var end = network.Now + master.Config.PreemptDelayMs + (3 * master.Config.IntervalMs) + 10;
        while (network.Now < end)
        {
            network.RunUntil(network.Now + 1);
            Assert.Contains(network.Nodes, static node => node.IsMaster);
        }

        Assert.True(master.IsMaster);
    });

    [Fact]
    public void A_backup_that_is_stalled_for_long_does_not_take_over_from_a_living_master() => EachSeed(0, 200, static (network, random) =>
    {
        var master = Settle(network);
        var interval = master.Config.IntervalMs;
        foreach (var node in network.Nodes.Where(node => node != master))
            network.Stall(node, random.NextInt64(1, 20 * interval + 2000));
        var end = network.Now + (30 * interval) + 3000;
        while (network.Now < end)
        {
            network.RunUntil(network.Now + 1);
            Assert.Same(master, Assert.Single(network.Nodes, static node => node.IsMaster));
        }
    });

    private static void Disturb(VrrpNetwork network, Random random, int count)
    {
        var interval = network.Nodes[0].Config.IntervalMs;
        foreach (var node in network.Nodes)
            network.At(random.NextInt64(0, 2 * interval), () => network.Start(node));
        var time = 0L;
        for (var i = 0; i < count; i++)
        {
            time += random.Next(3) == 0 ? random.NextInt64(0, 10) : random.NextInt64(0, 6 * interval);
            var node = network.Nodes[random.Next(network.Nodes.Count)];
            var kind = random.Next(14);
            network.At(time, () => Disturb(network, random, node, kind, interval));
        }

        // What was put on hold goes on, what handed over stays so or not, as it comes.
        network.RunUntil(time + (10 * interval));
    }

    private static void Disturb(VrrpNetwork network, Random random, VrrpNetworkNode node, int kind, long interval)
    {
        switch (kind)
        {
            case 0:
                Kill(network, random, node);
                break;
            case 1 or 2:
                network.Start(node);
                break;
            case 3:
                network.Connect(_ => random.Next(3));
                break;
            case 4 or 5:
                network.Connect(_ => 0);
                break;
            case 6:
                network.Do(node, router => router.State == VrrpState.Initialize ? router.Start(network.Now) : router.Stop(network.Now), "stops or starts");
                break;
            case 7:
                network.Do(node, router => router.IsStandingAside ? router.Resume(network.Now) : router.HandOver(network.Now), "hands over or resumes");
                break;
            case 8:
                var isFault = random.Next(2) == 0;
                network.Do(node, router => router.SetFault(isFault, network.Now), $"fault {isFault}");
                break;
            case 9:
                var priority = (byte)random.Next(1, 255);
                network.Do(node, router => router.SetPriority(priority, network.Now), $"priority {priority}");
                break;
            case 10:
                var isNext = random.Next(2) == 0;
                NetworkAddress? owner = random.Next(2) == 0 ? null : network.Nodes[random.Next(network.Nodes.Count)].Address;
                network.Do(node, router => router.SetSuccessor(isNext, owner, network.Now), $"next {isNext}");
                break;
            case 11:
                // Wrong evidence, if that one lives.
                var suspect = network.Nodes[random.Next(network.Nodes.Count)].Address;
                network.Do(node, router => router.OwnerIsGone(suspect, network.Now), $"told that {suspect.HostText} is gone");
                break;
            case 12:
                network.Stall(node, random.NextInt64(1, 8 * interval));
                break;
            default:
                network.Do(node, router => router.AnnounceAgain(network.Now), "announce again");
                break;
        }
    }

    private static void Kill(VrrpNetwork network, Random random, VrrpNetworkNode node)
    {
        network.Kill(node);
        if (random.Next(2) == 0)
            return;
        foreach (var other in network.Nodes)
            network.At(network.Now + random.Next(5), () => network.Do(other, router => router.OwnerIsGone(node.Address, network.Now), "evidence"));
    }

    /// <summary>Starts all and returns the master.</summary>
    private static VrrpNetworkNode Settle(VrrpNetwork network)
    {
        foreach (var node in network.Nodes)
            network.Start(node);
        network.RunUntil((10 * network.Nodes[0].Config.IntervalMs) + network.Nodes[0].Config.PreemptDelayMs + 4000);
        return Assert.Single(network.Nodes, static node => node.IsMaster);
    }

    private static long TimeOfMaster(VrrpNetwork network, long end)
    {
        while (network.Now < end && !network.Nodes.Any(static node => node.IsMaster))
            network.RunUntil(network.Now + 1);
        return network.Now;
    }

    private static void EachSeed(int first, int count, Action<VrrpNetwork, Random> run)
    {
        for (var seed = first; seed < first + count; seed++)
        {
            var random = new Random(seed);
            var network = new VrrpNetwork(random, Configs(random));
            try
            {
                run(network, random);
            }
#pragma warning disable CA1031 // Whatever it is, it is told with its seed and what happened.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Assert.Fail($"seed {seed}, {network.Nodes[0].Config}: {e.Message}\n{string.Join('\n', network.Nodes)}\n{string.Join('\n', network.Log.TakeLast(60))}");
            }
        }
    }

    private static List<VrrpRouterConfig> Configs(Random random)
    {
        var version = random.Next(3) == 0 ? VrrpVersion.V2 : VrrpVersion.V3;
        var config = VrrpExamples.Usual with
        {
            Version = version,
            IntervalCentiseconds = version == VrrpVersion.V2 ? 100 * random.Next(1, 4) : Intervals[random.Next(Intervals.Length)],
            IsPreempting = random.Next(4) != 0,
            PreemptDelayMs = random.Next(4) == 0 ? random.Next(5000) : 0,
        };
        return [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => config with { Priority = random.Next(2) == 0 ? (byte)100 : (byte)random.Next(1, 255) })];
    }
}
