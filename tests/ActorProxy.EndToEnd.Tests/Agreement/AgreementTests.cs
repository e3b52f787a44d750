using System.Collections.Concurrent;

namespace ActorProxy.EndToEnd.Tests.Agreement;

/// <summary>Two first connections of one client, to two nodes at the same moment, go to the same server.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int Pairs = 20_000;
    private const int AtOnce = 8;

    [Fact]
    public async Task No_pair_is_split_while_all_nodes_are_up()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy's nodes do not agree");
        await using var mesh = await NodeMesh.StartAsync(3);

        var split = await ConnectPairsAsync(mesh, Pairs, [0, 1, 2]);

        output.WriteLine($"{split.Count} split");
        Assert.Empty(split);
        await AllEqualAsync(mesh, [0, 1, 2], Pairs);
    }

    [Fact]
    public async Task Without_asking_owners_some_pairs_are_split_and_all_tables_are_equal_afterwards()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy's nodes do not agree");
        await using var mesh = await NodeMesh.StartAsync(3, "agreement none");

        var split = await ConnectPairsAsync(mesh, 2000, [0, 1, 2]);

        // That many are the reason for asking; none at all would mean that the test does not try hard enough.
        Assert.NotEmpty(split);
        await AllEqualAsync(mesh, [0, 1, 2], 2000);
    }

    /// <summary>Each pair has a key of its own, and two of the nodes; returns the keys whose two connections went to different servers.</summary>
    private async Task<ConcurrentBag<string>> ConnectPairsAsync(NodeMesh mesh, int pairs, int[] nodes)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var split = new ConcurrentBag<string>();
        var next = -1;
        var prefix = $"{seed % 36 * 36 % 1000:D3}"[..2];
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var i && i < pairs)
            {
                var random = new Random(unchecked(seed + i));
                var first = random.Next(nodes.Length);
                var second = (first + random.Next(1, nodes.Length)) % nodes.Length;
                var key = $"{prefix}{i:D6}";
                var servers = await Task.WhenAll(mesh.ServerOfAsync(nodes[first], key), mesh.ServerOfAsync(nodes[second], key)).ConfigureAwait(false);
                if (servers[0] != servers[1])
                    split.Add($"{key} {nodes[first]}:{servers[0]} {nodes[second]}:{servers[1]}");
            }
        }));
        return split;
    }

    private static async Task AllEqualAsync(NodeMesh mesh, int[] nodes, int keys)
    {
        var tables = new SortedDictionary<string, string>[nodes.Length];
        await Eventually.HoldsAsync("all nodes have the same server for every key", async () =>
        {
            for (var i = 0; i < nodes.Length; i++)
                tables[i] = await mesh.BindingsAsync(nodes[i]).ConfigureAwait(false);
            return tables[0].Count >= keys && tables.All(one => one.SequenceEqual(tables[0]));
        }, Deadlines.Load, () => string.Join(", ", tables.Select(static one => one.Count)));
    }
}
