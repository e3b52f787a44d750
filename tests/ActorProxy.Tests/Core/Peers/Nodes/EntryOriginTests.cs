using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Core.StickTables.Replication;
using ActorProxy.Tests.Core.StickTables;
using Xunit;

namespace ActorProxy.Tests.Core.Peers.Nodes;

/// <summary>Which of two nodes' values of one key stay when the nodes meet: by whose word they are.</summary>
public sealed class EntryOriginTests
{
    private const long NowMs = 5000;
    private static readonly byte[] Key = [10, 0, 0, 1];

    [Theory]
    [InlineData(EntryOrigin.Snapshot, EntryOrigin.Here, 2)]
    [InlineData(EntryOrigin.Snapshot, EntryOrigin.Peer, 2)]
    [InlineData(EntryOrigin.Peer, EntryOrigin.Here, 2)]
    [InlineData(EntryOrigin.Peer, EntryOrigin.Snapshot, 1)]
    [InlineData(EntryOrigin.Here, EntryOrigin.Snapshot, 1)]
    [InlineData(EntryOrigin.Here, EntryOrigin.Peer, 1)]
    [InlineData(EntryOrigin.Here, EntryOrigin.Here, 1)]
    public void What_is_told_replaces_only_what_is_known_no_better(EntryOrigin told, EntryOrigin known, int expected)
    {
        var (sender, receiver) = (Table(1, told), Table(2, known));

        Tell(sender, receiver);

        using var entry = receiver.Find(Key, NowMs);
        Assert.Equal((expected, expected), ((int)entry.Read(receiver.Layout.Field(StickDataType.Gpc0), NowMs), (int)entry.Read(receiver.Layout.Field(StickDataType.Gpt0), NowMs)));
    }

    [Theory]
    [InlineData(EntryOrigin.Snapshot)]
    [InlineData(EntryOrigin.Peer)]
    [InlineData(EntryOrigin.Here)]
    public void A_key_that_the_receiver_does_not_have_is_taken_in_any_case(EntryOrigin told)
    {
        var (sender, receiver) = (Table(1, told), Table(2, null));

        Tell(sender, receiver);

        using var entry = receiver.Find(Key, NowMs);
        Assert.Equal(1, entry.Read(receiver.Layout.Field(StickDataType.Gpc0), NowMs));
    }

    private static void Tell(StickTable sender, StickTable receiver)
    {
        var sent = new SentNodeTable(sender, 1);
        var buffer = new byte[1024];
        int length;
        using (var entry = sender.Find(Key, NowMs))
            length = sent.Write(buffer, 1, entry, new SentPeerWords(), teaches: true, NowMs);
        Assert.Equal(PeerReadResult.Found, PeerFrame.TryRead(buffer.AsSpan(0, length), out var frame, out _));
        Assert.True(new ReceivedNodeTable(receiver, sent.Definition, NodeNumber.Of("sender")).TryApply(frame.Payload, new ReceivedPeerWords(), NowMs, out _));
    }

    /// <summary>A table whose entry has this value by somebody's word; none without.</summary>
    private static StickTable Table(int value, EntryOrigin? origin)
    {
        var definition = TableDefinitions.Of(StickKeyType.IPv4, 4, 100, 60_000, TableDefinitions.Store(StickDataType.Gpt0), TableDefinitions.Store(StickDataType.Gpc0)) with { Peers = "mesh" };
        var table = new StickTable(definition, seed: 1, NowMs);
        if (origin is null)
            return table;
        using var entry = table.FindOrAdd(Key, NowMs);
        entry.Set(table.Layout.Field(StickDataType.Gpc0), value, NowMs);
        entry.Set(table.Layout.Field(StickDataType.Gpt0), value, NowMs);
        entry.Touch(NowMs, isLocal: origin == EntryOrigin.Here);
        if (origin == EntryOrigin.Snapshot)
            entry.MarkLoaded();
        return table;
    }
}
