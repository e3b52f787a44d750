using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Replication;
using Xunit;

namespace ActorProxy.Tests.Core.StickTables.Replication;

/// <summary>What one table's entries are told as, another table learns.</summary>
public sealed class EntryReplicationTests
{
    private const long Now = 1_000_000;
    private readonly SentPeerWords sent = new();
    private readonly ReceivedPeerWords received = new();

    [Fact]
    public void Every_data_type_comes_through()
    {
        StickStoreConfig[] stores = [.. StickDataInfo.All.Select(static info => TableDefinitions.Store(info.Type, info.IsArray ? 3 : 1, info.Kind == StickDataKind.Rate ? 60_000 : 0))];
        var (from, to) = (Table(stores), Table(stores));
        using (var entry = from.FindOrAdd("key"u8, Now))
        {
            var value = 4_000_000_000;
            foreach (var info in StickDataInfo.All)
                for (var i = 0; i < from.Layout.Count(info.Type); i++)
                    entry.Set(from.Layout.Field(info.Type, i), info.Kind == StickDataKind.Word ? from.Words.NumberOf("s1") : value--, Now);
        }

        Assert.True(TellAll(from, to));

        using var learnt = to.Find("key"u8, Now);
        Assert.True(learnt.Exists);
        using var original = from.Find("key"u8, Now);
        foreach (var info in StickDataInfo.All)
        {
            for (var i = 0; i < from.Layout.Count(info.Type); i++)
            {
                var (there, here) = (original.Read(from.Layout.Field(info.Type, i), Now), learnt.Read(to.Layout.Field(info.Type, i), Now));
                Assert.True(info.IsLocal ? here == 0 : info.Kind == StickDataKind.Word ? to.Words.WordOf((int)here) == "s1" : here == there, info.Name);
            }
        }
    }

    [Fact]
    public void What_tells_of_one_process_is_learnt_by_a_table_that_only_receives()
    {
        var store = TableDefinitions.Store(StickDataType.CurrentConnections);
        var (from, to) = (Table(store), new StickTable(Definition(store) with { ReceiveOnly = true }, 7, Now));
        Set(from, "key", StickDataType.CurrentConnections, 5);
        TellAll(from, to);
        Assert.Equal(5, Read(to, "key", StickDataType.CurrentConnections));
    }

    [Fact]
    public void What_only_the_sender_stores_is_passed_over()
    {
        var from = Table(TableDefinitions.Store(StickDataType.Gpt0), TableDefinitions.Store(StickDataType.ServerKey), TableDefinitions.Store(StickDataType.Gpc, 5));
        var to = Table(TableDefinitions.Store(StickDataType.Gpc, 2));
        Set(from, "key", StickDataType.Gpc, 9);
        Assert.True(TellAll(from, to));
        Assert.Equal(9, Read(to, "key", StickDataType.Gpc));
    }

    [Theory]
    [InlineData(60_000, 60_000, 40_000, 40_000)]
    [InlineData(60_000, 10_000, 40_000, 10_000)]
    [InlineData(0, 10_000, 40_000, 10_000)]
    [InlineData(60_000, 0, 40_000, 0)]
    public void An_entry_lives_as_long_as_the_original_and_never_longer_than_its_own_table_allows(long theirs, long own, long left, long expected)
    {
        var store = TableDefinitions.Store(StickDataType.Gpc0);
        var from = new StickTable(Definition(store) with { ExpireMs = theirs }, 7, Now);
        var to = new StickTable(Definition(store) with { ExpireMs = own }, 7, Now);
        using (var entry = from.FindOrAdd("key"u8, Now))
            entry.Touch(Now, left, isLocal: true);
        TellAll(from, to);
        using var learnt = to.Find("key"u8, Now);
        Assert.Equal(expected, learnt.RemainingMs(Now));
    }

    [Fact]
    public void What_is_learnt_is_not_told_on()
    {
        var store = TableDefinitions.Store(StickDataType.Gpc0);
        var (from, to) = (Table(store), Table(store));
        var follower = to.Follow(static () => { });
        Set(from, "key", StickDataType.Gpc0, 1);
        TellAll(from, to);
        using var next = follower.Next();
        Assert.False(next.Exists);
    }

    [Fact]
    public void Decisions_go_to_a_second_table_too_and_counters_do_not()
    {
        StickStoreConfig[] stores = [TableDefinitions.Store(StickDataType.ServerId), TableDefinitions.Store(StickDataType.Gpt0), TableDefinitions.Store(StickDataType.Gpc0), TableDefinitions.Store(StickDataType.ServerKey)];
        var (from, to, copy) = (Table(stores), Table(stores), Table(stores));
        Set(copy, "key", StickDataType.Gpc0, 77);
        using (var entry = from.FindOrAdd("key"u8, Now))
        {
            entry.Set(from.Layout.Field(StickDataType.ServerId), 2, Now);
            entry.Set(from.Layout.Field(StickDataType.Gpt0), 3, Now);
            entry.Set(from.Layout.Field(StickDataType.Gpc0), 4, Now);
            entry.Set(from.Layout.Field(StickDataType.ServerKey), from.Words.NumberOf("s2"), Now);
        }

        Assert.True(TellAll(from, to, copy));

        Assert.Equal((2, 3, 77), (Read(copy, "key", StickDataType.ServerId), Read(copy, "key", StickDataType.Gpt0), Read(copy, "key", StickDataType.Gpc0)));
        Assert.Equal("s2", copy.Words.WordOf((int)Read(copy, "key", StickDataType.ServerKey)));
        Assert.Equal(4, Read(to, "key", StickDataType.Gpc0));
    }

    [Fact]
    public void A_full_table_reads_the_words_of_what_it_can_not_take()
    {
        var store = TableDefinitions.Store(StickDataType.ServerKey);
        var (from, to) = (Table(store), new StickTable(Definition(store) with { Size = 1, NoPurge = true }, 7, Now));
        using (to.FindOrAdd("own"u8, Now))
        {
        }

        using (var entry = from.FindOrAdd("first"u8, Now))
            entry.Set(from.Layout.Field(StickDataType.ServerKey), from.Words.NumberOf("s1"), Now);
        Assert.True(TellAll(from, to));
        using (var entry = from.FindOrAdd("own"u8, Now))
            entry.Set(from.Layout.Field(StickDataType.ServerKey), from.Words.NumberOf("s1"), Now);
        Assert.True(TellAll(from, to));
        Assert.Equal("s1", to.Words.WordOf((int)Read(to, "own", StickDataType.ServerKey)));
    }

    [Fact]
    public void Tables_fit_by_name_type_and_length_of_keys()
    {
        var definition = Definition();
        var sent = PeerTableDefinition.Of(definition, 1);
        Assert.True(EntryLearner.Fits(definition, sent));
        Assert.False(EntryLearner.Fits(definition with { WireName = "u" }, sent));
        Assert.False(EntryLearner.Fits(definition with { KeyLength = 21 }, sent));
        Assert.False(EntryLearner.Fits(definition with { KeyType = StickKeyType.Binary, KeyLength = 21 }, sent));
    }

    [Fact]
    public void Neither_telling_nor_learning_allocates()
    {
        StickStoreConfig[] stores = [TableDefinitions.Store(StickDataType.Gpc0), TableDefinitions.Store(StickDataType.ConnectionRate, periodMs: 1000), TableDefinitions.Store(StickDataType.ServerKey)];
        var (from, to) = (Table(stores), Table(stores));
        using (var entry = from.FindOrAdd("key"u8, Now))
            entry.Set(from.Layout.Field(StickDataType.ServerKey), from.Words.NumberOf("s1"), Now);
        var teller = new EntryTeller(from, 1);
        var learner = new EntryLearner(to, teller.Definition, null);
        var buffer = new byte[1000];
        Once();
        Once();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Once();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Once()
        {
            using (var entry = from.Find("key"u8, Now))
                teller.Write(buffer, entry, 1, true, Now, sent);
            PeerFrame.TryRead(buffer, out var frame, out _);
            PeerUpdate.TryRead(frame.Kind, frame.Payload, teller.Definition, 0, out var update);
            learner.TryLearn(update, received, Now);
        }
    }

    private static StickTableDefinition Definition(params StickStoreConfig[] stores) => TableDefinitions.Of(StickKeyType.String, 20, 100, 60_000, stores) with { Peers = "p" };

    private static StickTable Table(params StickStoreConfig[] stores) => new(Definition(stores), 7, Now);

    private static void Set(StickTable table, string key, StickDataType type, long value)
    {
        using var entry = table.FindOrAdd(Encoding.UTF8.GetBytes(key), Now);
        entry.Set(table.Layout.Field(type), value, Now);
    }

    private static long Read(StickTable table, string key, StickDataType type)
    {
        using var entry = table.Find(Encoding.UTF8.GetBytes(key), Now);
        return entry.Read(table.Layout.Field(type), Now);
    }

    /// <summary>Tells all entries of one table to the other; false when one could not be read.</summary>
    private bool TellAll(StickTable from, StickTable to, StickTable? writeTo = null)
    {
        var teller = new EntryTeller(from, 1);
        var learner = new EntryLearner(to, teller.Definition, writeTo);
        var buffer = new byte[20_000];
        for (var cursor = default(StickCursor); ;)
        {
            int length;
            using (var entry = from.Next(ref cursor))
            {
                if (!entry.Exists)
                    return true;
                length = teller.Write(buffer, entry, 1, isTimed: true, Now, sent);
            }

            Assert.Equal(PeerReadResult.Found, PeerFrame.TryRead(buffer.AsSpan(0, length), out var frame, out _));
            Assert.True(PeerUpdate.TryRead(frame.Kind, frame.Payload, teller.Definition, 0, out var update));
            if (!learner.TryLearn(update, received, Now))
                return false;
        }
    }
}
