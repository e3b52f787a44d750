using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using Xunit;

namespace ActorProxy.Tests.Core.Peers.Nodes;

/// <summary>Some nodes with one table, and a network between them that loses, repeats and reorders.</summary>
internal sealed class ReplicaModel
{
    private const int Period = 10_000;

    private readonly List<(int From, int To, byte[] Message)> network = [];
    private readonly Random random;

    public ReplicaModel(int nodes, Random random, bool isAggregate = true)
    {
        this.random = random;
        Names = [.. Enumerable.Range(0, nodes).Select(static i => $"node{i}")];
        Replicas = [.. Enumerable.Range(0, nodes).Select(i => Begin(i, isAggregate))];
    }

    public long NowMs { get; set; } = 1_000_000;

    public ImmutableArray<string> Names { get; }

    public StickTable[] Replicas { get; }

    public int Waiting => network.Count;

    public static StickField Field(StickTable table, StickDataType type) => table.Layout.Field(type);

    /// <summary>A stream of a node is connected to a server, which it found the key bound to in the epoch given, or chose itself.</summary>
    public KeyBinding Bind(int node, string key, int server, uint seenEpoch)
    {
        using var entry = Replicas[node].FindOrAdd(Encoding.ASCII.GetBytes(key), NowMs);
        return KeyBinding.Write(Replicas[node], entry, new StickTarget($"s{server}", server), seenEpoch, NowMs);
    }

    public uint EpochOf(int node, string key)
    {
        using var entry = Replicas[node].Find(Encoding.ASCII.GetBytes(key), NowMs);
        return entry.Exists ? entry.Stamp.Epoch : 0;
    }

    public void Count(int node, string key, StickDataType type, long amount)
    {
        using var entry = Replicas[node].FindOrAdd(Encoding.ASCII.GetBytes(key), NowMs);
        entry.Add(Field(Replicas[node], type), amount, NowMs);
        entry.Touch(NowMs);
    }

    public long Read(int node, string key, StickDataType type)
    {
        using var entry = Replicas[node].Find(Encoding.ASCII.GetBytes(key), NowMs);
        return entry.Exists ? entry.Read(Field(Replicas[node], type), NowMs) : 0;
    }

    public void Send(int from, int to, string key, bool teaches = false)
    {
        if (Encode(from, key, teaches) is { } message)
            network.Add((from, to, message));
    }

    /// <summary>Delivers any message that waits; it may be delivered again, or never.</summary>
    public void DeliverAny(double lost, double repeated)
    {
        if (network.Count == 0)
            return;
        var index = random.Next(network.Count);
        var (from, to, message) = network[index];
        if (random.NextDouble() >= repeated)
            network.RemoveAt(index);
        if (random.NextDouble() >= lost)
            Deliver(from, to, message);
    }

    /// <summary>Everybody tells everybody all that they know, as when all sessions begin anew.</summary>
    public void TeachAll(IEnumerable<string> keys)
    {
        foreach (var key in keys)
            for (var from = 0; from < Replicas.Length; from++)
                for (var to = 0; to < Replicas.Length; to++)
                    if (from != to && Encode(from, key, teaches: true) is { } message)
                        Deliver(from, to, message);
    }

    /// <summary>A node's process is replaced by one that knows nothing.</summary>
    public void Restart(int node)
    {
        NowMs += 10;
        Replicas[node] = Begin(node, Replicas[node].Definition.IsAggregate);
        network.RemoveAll(one => one.To == node);
    }

    /// <summary>What a node would say of a key, to be compared with the others.</summary>
    public string Describe(int node, string key)
    {
        var table = Replicas[node];
        using var entry = table.Find(Encoding.ASCII.GetBytes(key), NowMs);
        if (!entry.Exists)
            return "none";
        var binding = KeyBinding.Read(table, entry, NowMs);
        return string.Create(CultureInfo.InvariantCulture, $"{binding.Target.Key} {binding.Target.Id} {binding.Stamp.Epoch}/{binding.Stamp.Time}/{binding.Stamp.Node} gpc0={entry.Read(Field(table, StickDataType.Gpc0), NowMs)} bytes={entry.Read(Field(table, StickDataType.BytesInCount), NowMs)}");
    }

    public void Deliver(int from, int to, byte[] message)
    {
        Assert.Equal(PeerReadResult.Found, PeerFrame.TryRead(message, out var frame, out var consumed));
        Assert.Equal(message.Length, consumed);
        Assert.True(TryApply(from, to, frame.Payload));
    }

    public bool TryApply(int from, int to, ReadOnlySpan<byte> payload)
    {
        var received = new ReceivedNodeTable(Replicas[to], new SentNodeTable(Replicas[from], 1).Definition, NodeNumber.Of(Names[from]));
        return received.TryApply(payload, new ReceivedPeerWords(), NowMs, out _);
    }

    public byte[]? Encode(int from, string key, bool teaches)
    {
        var table = Replicas[from];
        using var entry = table.Find(Encoding.ASCII.GetBytes(key), NowMs);
        if (!entry.Exists)
            return null;
        var buffer = new byte[1024];
        var length = new SentNodeTable(table, 1).Write(buffer, 1, entry, new SentPeerWords(), teaches, NowMs);
        Assert.NotEqual(0, length);
        return buffer[..length];
    }

    private StickTable Begin(int node, bool isAggregate) => new(
        new StickTableDefinition
        {
            Name = "t",
            WireName = "t",
            KeyType = StickKeyType.String,
            KeyLength = 20,
            Size = 1000,
            ExpireMs = 3_600_000,
            Peers = "mesh",
            IsAggregate = isAggregate,
            Others = [.. Names.Where((_, i) => i != node).Select(NodeNumber.Of).Order()],
            Stores =
            [
                new StickStoreConfig(StickDataType.ServerId, 1, TimeSpan.Zero),
                new StickStoreConfig(StickDataType.Gpc0, 1, TimeSpan.Zero),
                new StickStoreConfig(StickDataType.ConnectionRate, 1, TimeSpan.FromMilliseconds(Period)),
                new StickStoreConfig(StickDataType.CurrentConnections, 1, TimeSpan.Zero),
                new StickStoreConfig(StickDataType.BytesInCount, 1, TimeSpan.Zero),
                new StickStoreConfig(StickDataType.ServerKey, 1, TimeSpan.Zero),
            ],
        },
        (ulong)node,
        NowMs)
    {
        Author = new StickAuthor(new HybridClock(new ModelClock(this)), NodeNumber.Of(Names[node])),
    };

    private sealed class ModelClock(ReplicaModel model) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000 + model.NowMs);
    }
}
