using System.Buffers.Binary;
using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;
using Xunit;

namespace ActorProxy.Tests.Core.StickTables;

public sealed class StickTableTests
{
    private static StickTable Numbers(long size, long expireMs, bool noPurge = false) =>
        new(TableDefinitions.Of(StickKeyType.Integer, 4, size, expireMs, TableDefinitions.Store(StickDataType.Gpc0), TableDefinitions.Store(StickDataType.ConnectionRate, periodMs: 1000)) with { NoPurge = noPurge }, 7, 0);

    private static byte[] Key(int number)
    {
        var key = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(key, number);
        return key;
    }

    private static bool Add(StickTable table, int number, long nowMs)
    {
        using var entry = table.FindOrAdd(Key(number), nowMs);
        return entry.Exists;
    }

    private static bool Has(StickTable table, int number, long nowMs)
    {
        using var entry = table.Find(Key(number), nowMs);
        return entry.Exists;
    }

    private static bool Touch(StickTable table, int number, long nowMs)
    {
        using var entry = table.Find(Key(number), nowMs);
        entry.Touch(nowMs);
        return entry.Exists;
    }

    [Fact]
    public void An_entry_keeps_what_was_stored_with_it()
    {
        var table = Numbers(10, 1000);
        var gpc = table.Layout.Field(StickDataType.Gpc0);
        using (var entry = table.FindOrAdd(Key(5), 0))
        {
            Assert.True(entry.IsNew);
            Assert.Equal(3, entry.Add(gpc, 3, 0));
        }

        using var again = table.FindOrAdd(Key(5), 10);
        Assert.False(again.IsNew);
        Assert.Equal(3, again.Read(gpc, 10));
        Assert.Equal(1, table.Used);
    }

    [Fact]
    public void A_value_that_is_not_stored_reads_0_and_takes_nothing()
    {
        var table = Numbers(10, 1000);
        var absent = table.Layout.Field(StickDataType.Gpc1);
        using var entry = table.FindOrAdd(Key(5), 0);
        Assert.False(absent.IsStored);
        Assert.Equal(0, entry.Add(absent, 3, 0));
        Assert.Equal(0, entry.Read(absent, 0));
    }

    [Fact]
    public void An_entry_is_gone_at_the_millisecond_at_which_its_life_ends()
    {
        var table = Numbers(10, 1000);
        Add(table, 1, 0);
        Assert.True(Has(table, 1, 999));
        Assert.False(Has(table, 1, 1000));
        Assert.Equal(0, table.Used);
    }

    [Fact]
    public void Touching_an_entry_begins_its_life_anew()
    {
        var table = Numbers(10, 1000);
        Add(table, 1, 0);
        Assert.True(Touch(table, 1, 900));
        table.Sweep(1800, exact: true);
        Assert.True(Has(table, 1, 1800));
        table.Sweep(1900, exact: true);
        Assert.Equal(0, table.Used);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public void A_full_table_drops_the_entry_that_was_not_touched_for_longest(long expireMs)
    {
        var table = Numbers(3, expireMs);
        Add(table, 1, 0);
        Add(table, 2, 1);
        Add(table, 3, 2);
        Touch(table, 1, 3);
        Assert.True(Add(table, 4, 4));
        Assert.Equal((true, false, true, true), (Has(table, 1, 5), Has(table, 2, 5), Has(table, 3, 5), Has(table, 4, 5)));
        Assert.Equal((3L, 1L, 0L), (table.Used, table.Purged, table.Refused));
    }

    [Fact]
    public void A_full_table_with_nopurge_takes_no_new_entry_until_one_expires()
    {
        var table = Numbers(2, 1000, noPurge: true);
        Add(table, 1, 0);
        Add(table, 2, 500);
        Assert.False(Add(table, 3, 999));
        Assert.True(Add(table, 3, 1000));
        Assert.Equal((2L, 0L, 1L), (table.Used, table.Purged, table.Refused));
    }

    [Fact]
    public void An_entry_that_somebody_holds_neither_expires_nor_is_purged_nor_removed()
    {
        var table = Numbers(1, 1000);
        StickHandle handle;
        using (var entry = table.FindOrAdd(Key(1), 0))
            handle = entry.Hold();
        table.Sweep(5000, exact: true);
        Assert.True(Has(table, 1, 5000));
        Assert.False(Add(table, 2, 5000));
        using (var entry = table.Open(handle))
        {
            Assert.Equal(1, entry.Trackers);
            Assert.False(entry.Remove());
            entry.LetGo();
        }

        table.Sweep(6000, exact: true);
        Assert.Equal(0, table.Used);
    }

    [Fact]
    public void Text_keys_of_different_lengths_are_different_keys()
    {
        var table = new StickTable(TableDefinitions.Of(StickKeyType.String, 8, 10, 0), 7, 0);
        foreach (var key in new[] { "a", "ab", "abcdefgh" })
        {
            using var entry = table.FindOrAdd(Encoding.ASCII.GetBytes(key), 0);
            Assert.True(entry.IsNew);
        }

        using var found = table.Find("ab"u8, 0);
        Assert.Equal("ab", Encoding.ASCII.GetString(found.Key));
        Assert.Equal(3, table.Used);
    }

    [Fact]
    public void A_walk_meets_each_entry_once()
    {
        var table = Numbers(100_000, 0);
        for (var i = 0; i < 20_000; i++)
            Add(table, i, 0);
        var met = new HashSet<int>();
        var cursor = default(StickCursor);
        while (true)
        {
            using var entry = table.Next(ref cursor);
            if (!entry.Exists)
                break;
            Assert.True(met.Add(BinaryPrimitives.ReadInt32BigEndian(entry.Key)));
        }

        Assert.Equal(20_000, met.Count);
    }

    /// <summary>Random work on a table and on a plain dictionary: both hold the same after each step.</summary>
    [Theory]
    [InlineData(1, 50, 1000)]
    [InlineData(2, 5000, 1000)]
    [InlineData(3, 5000, 100_000)]
    [InlineData(4, 50, 0)]
    public void It_holds_what_a_plain_dictionary_holds(int seed, int size, long expireMs)
    {
        var random = new Random(seed);
        var table = Numbers(size, expireMs);
        var gpc = table.Layout.Field(StickDataType.Gpc0);
        var model = new Dictionary<int, (long Touched, long Count)>();
        var now = 0L;
        for (var step = 0; step < 30_000; step++)
        {
            // As many keys as fit, so that nothing is purged: which one that would be is shown elsewhere.
            var number = random.Next(size);
            now += random.Next(expireMs == 0 ? 3 : 1 + (int)(expireMs / 100));
            var lives = model.TryGetValue(number, out var known) && (expireMs == 0 || known.Touched + expireMs > now);
            switch (random.Next(10))
            {
                case < 5:
                    using (var entry = table.FindOrAdd(Key(number), now))
                    {
                        Assert.Equal(!lives, entry.IsNew);
                        entry.Add(gpc, 1, now);
                        entry.Touch(now);
                        model[number] = (now, lives ? known.Count + 1 : 1);
                    }

                    break;
                case < 8:
                    using (var entry = table.Find(Key(number), now))
                    {
                        Assert.Equal(lives, entry.Exists);
                        if (lives)
                            Assert.Equal(known.Count, entry.Read(gpc, now));
                    }

                    break;
                case 8:
                    using (var entry = table.Find(Key(number), now))
                    {
                        if (entry.Exists)
                            Assert.True(entry.Remove());
                        model.Remove(number);
                    }

                    break;
                default:
                    table.Sweep(now, exact: true);
                    Assert.Equal(model.Values.Count(value => expireMs == 0 || value.Touched + expireMs > now), table.Used);
                    break;
            }
        }

        Assert.Equal(0, table.Purged + table.Refused);
    }

    [Fact]
    public async Task Any_number_of_threads_count_without_losing_one()
    {
        var table = Numbers(10_000, 1_000_000);
        var gpc = table.Layout.Field(StickDataType.Gpc0);
        const int Threads = 4, Rounds = 50_000, Keys = 500;
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            var random = new Random(thread);
            for (var i = 0; i < Rounds; i++)
            {
                using var entry = table.FindOrAdd(Key(random.Next(Keys)), i);
                entry.Add(gpc, 1, i);
                entry.Touch(i);
            }
        })));
        long sum = 0;
        for (var key = 0; key < Keys; key++)
        {
            using var entry = table.Find(Key(key), Rounds);
            sum += entry.Read(gpc, Rounds);
        }

        Assert.Equal(Threads * Rounds, sum);
        Assert.Equal(Keys, table.Used);
    }
}
