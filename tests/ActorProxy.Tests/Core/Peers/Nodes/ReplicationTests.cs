using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using Xunit;

namespace ActorProxy.Tests.Core.Peers.Nodes;

/// <summary>What nodes tell each other of a table makes them agree, whatever the network does.</summary>
public sealed class ReplicationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void All_replicas_are_equal_in_the_end_whatever_was_lost_repeated_and_late(int nodes)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        for (var round = 0; round < 40; round++)
        {
            var random = new Random(unchecked(seed + round));
            var model = new ReplicaModel(nodes, random);
            string[] keys = [.. Enumerable.Range(0, 8).Select(static i => $"key{i}")];
            var counted = new long[keys.Length];
            for (var step = 0; step < 400; step++)
            {
                var (node, key) = (random.Next(nodes), random.Next(keys.Length));
                switch (random.Next(6))
                {
                    case 0:
                        // A stream that has looked just now, or some time ago.
                        model.Bind(node, keys[key], random.Next(1, 4), random.Next(3) == 0 ? 0 : model.EpochOf(node, keys[key]));
                        break;
                    case 1:
                        counted[key]++;
                        model.Count(node, keys[key], StickDataType.Gpc0, 1);
                        break;
                    case 2 or 3:
                        model.Send(node, (node + random.Next(1, nodes)) % nodes, keys[key], teaches: random.Next(2) == 0);
                        break;
                    default:
                        model.DeliverAny(lost: 0.2, repeated: 0.3);
                        break;
                }

                model.NowMs += random.Next(3);
            }

            model.TeachAll(keys);
            for (var i = 0; i < keys.Length; i++)
            {
                var first = model.Describe(0, keys[i]);
                for (var node = 1; node < nodes; node++)
                    Assert.Equal(first, model.Describe(node, keys[i]));
                for (var node = 0; node < nodes; node++)
                    Assert.Equal(counted[i], model.Read(node, keys[i], StickDataType.Gpc0));
            }
        }
    }

    [Fact]
    public void All_replicas_are_equal_in_the_end_when_processes_are_replaced_meanwhile()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        for (var round = 0; round < 60; round++)
        {
            var random = new Random(unchecked(seed + round));
            var model = new ReplicaModel(3, random);
            string[] keys = ["a", "b"];
            long counted = 0;
            for (var step = 0; step < 200; step++)
            {
                var (node, key) = (random.Next(3), keys[random.Next(2)]);
                switch (random.Next(8))
                {
                    case 0:
                        model.Bind(node, key, random.Next(1, 4), model.EpochOf(node, key));
                        break;
                    case 1:
                        counted++;
                        model.Count(node, key, StickDataType.Gpc0, 1);
                        break;
                    case 2 or 3 or 4:
                        model.Send(node, (node + random.Next(1, 3)) % 3, key, teaches: random.Next(2) == 0);
                        break;
                    case 5 when random.Next(10) == 0:
                        model.Restart(node);
                        break;
                    default:
                        model.DeliverAny(lost: 0.1, repeated: 0.2);
                        break;
                }

                model.NowMs += random.Next(3);
            }

            // A process that has learnt what its node had counted tells it again.
            for (var lesson = 0; lesson < 3; lesson++)
                model.TeachAll(keys);
            foreach (var key in keys)
                for (var node = 1; node < 3; node++)
                    Assert.Equal(model.Describe(0, key), model.Describe(node, key));

            // What a process had told nobody is gone with it; nothing is counted twice.
            Assert.InRange(keys.Sum(key => model.Read(0, key, StickDataType.Gpc0)), 0, counted);
        }
    }

    [Fact]
    public void The_first_of_two_writers_wins_on_both()
    {
        var model = new ReplicaModel(2, new Random(1));
        model.Bind(0, "k", 1, seenEpoch: 0);
        model.NowMs++;
        model.Bind(1, "k", 2, seenEpoch: 0);
        Exchange(model, "k");
        Assert.StartsWith("s1 1 ", model.Describe(0, "k"), StringComparison.Ordinal);
        Assert.Equal(model.Describe(0, "k"), model.Describe(1, "k"));
    }

    [Fact]
    public void A_stream_sent_elsewhere_on_purpose_wins_over_the_first_writer()
    {
        var model = new ReplicaModel(2, new Random(1));
        model.Bind(0, "k", 1, seenEpoch: 0);
        Exchange(model, "k");
        model.Bind(1, "k", 2, seenEpoch: 1);
        Exchange(model, "k");
        Assert.StartsWith("s2 2 2/", model.Describe(0, "k"), StringComparison.Ordinal);
        Assert.Equal(model.Describe(0, "k"), model.Describe(1, "k"));
    }

    [Fact]
    public void A_stream_that_looked_before_another_node_s_word_came_does_not_overwrite_it()
    {
        var model = new ReplicaModel(2, new Random(1));
        var seen = model.EpochOf(1, "k");
        model.Bind(0, "k", 1, seenEpoch: 0);
        Exchange(model, "k");
        var bound = model.Bind(1, "k", 2, seen);
        Assert.Equal(1, bound.Target.Id);
    }

    [Fact]
    public void Rates_of_all_nodes_add_up()
    {
        var model = new ReplicaModel(3, new Random(1));
        for (var node = 0; node < 3; node++)
            model.Count(node, "k", StickDataType.ConnectionRate, 10 * (node + 1));
        model.TeachAll(["k"]);
        for (var node = 0; node < 3; node++)
            Assert.Equal(60, model.Read(node, "k", StickDataType.ConnectionRate));
        model.NowMs += 15_000;
        for (var node = 0; node < 3; node++)
            Assert.Equal(30, model.Read(node, "k", StickDataType.ConnectionRate));
    }

    [Fact]
    public void A_gauge_counts_the_nodes_that_are_there()
    {
        var model = new ReplicaModel(3, new Random(1));
        for (var node = 0; node < 3; node++)
            model.Count(node, "k", StickDataType.CurrentConnections, 5);
        model.TeachAll(["k"]);
        Assert.Equal(5, model.Read(0, "k", StickDataType.CurrentConnections));
        Present(model, 1);
        Present(model, 2);
        Assert.Equal(15, model.Read(0, "k", StickDataType.CurrentConnections));
        model.Replicas[0].Present(NodeNumber.Of(model.Names[1]), null);
        Assert.Equal(10, model.Read(0, "k", StickDataType.CurrentConnections));

        // The next process of that node has none of the connections of the last.
        model.Restart(1);
        Present(model, 1);
        Assert.Equal(10, model.Read(0, "k", StickDataType.CurrentConnections));
        model.Count(1, "k", StickDataType.CurrentConnections, 1);
        model.TeachAll(["k"]);
        model.TeachAll(["k"]);
        Assert.Equal(11, model.Read(0, "k", StickDataType.CurrentConnections));
    }

    [Fact]
    public void A_node_that_restarts_gets_back_what_it_had_counted_once()
    {
        var model = new ReplicaModel(3, new Random(1));
        model.Count(0, "k", StickDataType.Gpc0, 7);
        model.Count(0, "k", StickDataType.CurrentConnections, 7);
        model.Count(1, "k", StickDataType.Gpc0, 1);
        model.TeachAll(["k"]);
        model.Restart(0);
        model.Count(0, "k", StickDataType.Gpc0, 2);

        // It may tell others of its new counts before it learns of the old ones.
        model.TeachAll(["k"]);
        model.TeachAll(["k"]);
        for (var node = 0; node < 3; node++)
            Assert.Equal(10, model.Read(node, "k", StickDataType.Gpc0));
        Assert.Equal(0, model.Read(0, "k", StickDataType.CurrentConnections));
    }

    [Fact]
    public void A_sum_that_is_set_is_read_everywhere_and_counted_on_from()
    {
        var model = new ReplicaModel(2, new Random(1));
        model.Count(0, "k", StickDataType.Gpc0, 7);
        model.Count(1, "k", StickDataType.Gpc0, 4);
        model.TeachAll(["k"]);
        using (var entry = model.Replicas[0].Find("k"u8, model.NowMs))
            entry.Set(ReplicaModel.Field(model.Replicas[0], StickDataType.Gpc0), 2, model.NowMs);
        model.TeachAll(["k"]);
        Assert.Equal(2, model.Read(0, "k", StickDataType.Gpc0));
        Assert.Equal(2, model.Read(1, "k", StickDataType.Gpc0));
        model.Count(1, "k", StickDataType.Gpc0, 1);
        model.TeachAll(["k"]);
        Assert.Equal(3, model.Read(0, "k", StickDataType.Gpc0));
    }

    [Fact]
    public void A_message_that_is_cut_anywhere_is_refused_or_harmless()
    {
        var model = new ReplicaModel(3, new Random(1));
        model.Bind(0, "k", 1, 0);
        for (var node = 0; node < 3; node++)
            model.Count(node, "k", StickDataType.Gpc0, 3);
        model.TeachAll(["k"]);
        var message = model.Encode(0, "k", teaches: true)!;
        ActorProxy.Core.Peers.PeerFrame.TryRead(message, out var frame, out _);
        var payload = frame.Payload.ToArray();
        for (var length = 0; length < payload.Length; length++)
        {
            var other = new ReplicaModel(3, new Random(1));
            Assert.False(other.TryApply(0, 1, payload.AsSpan(0, length)), $"{length} bytes of {payload.Length}");
        }
    }

    private static void Exchange(ReplicaModel model, string key) => model.TeachAll([key]);

    private static void Present(ReplicaModel model, int node) =>
        model.Replicas[0].Present(NodeNumber.Of(model.Names[node]), model.Replicas[node].Author!.Since);
}
