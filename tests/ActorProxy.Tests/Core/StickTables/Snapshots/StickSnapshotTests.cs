using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;
using Xunit;
using static ActorProxy.Tests.Core.StickTables.Snapshots.SnapshotFiles;
using static ActorProxy.Tests.Core.StickTables.TableDefinitions;

namespace ActorProxy.Tests.Core.StickTables.Snapshots;

/// <summary>What a table is after its snapshot was written by one run and read by the next, whose monotonic time has begun anew.</summary>
public sealed class StickSnapshotTests
{
    private const long HourMs = 3_600_000;
    private const long Before = 9_000_000;
    private const long After = 5_000;

    private static readonly byte[] Client = [192, 0, 2, 1];

    [Fact]
    public void Every_type_of_value_comes_back()
    {
        StickStoreConfig[] stores = [.. StickDataInfo.All.Where(static info => !info.IsLocal).Select(static info => Store(info.Type, info.IsArray ? 3 : 1, info.Kind == StickDataKind.Rate ? 10_000 : 0))];
        var (old, next) = (Table(HourMs, stores), Table(HourMs, stores));
        var expected = new List<long>();
        using (var entry = old.FindOrAdd(Client, Before))
        {
            foreach (var field in Fields(old))
            {
                var value = field.Kind switch
                {
                    StickDataKind.SignedInteger => -7,
                    StickDataKind.Word => old.Words.NumberOf("s1"),
                    StickDataKind.UnsignedLong => long.MaxValue - 1,
                    StickDataKind.UnsignedInteger => uint.MaxValue,
                    _ => 1000 + expected.Count,
                };
                entry.Set(field, value, Before);
                expected.Add(entry.Read(field, Before));
            }
        }

        Assert.Null(Read(next, Write(old, Before, Noon), After, Noon));

        using var found = next.Find(Client, After);
        Assert.Equal(expected, Values(next, found));
        Assert.Equal("s1", next.Words.WordOf((int)found.Read(next.Layout.Field(StickDataType.ServerKey), After)));
    }

    [Fact]
    public void The_time_between_the_runs_is_part_of_an_entrys_life()
    {
        var (old, next) = (Table(HourMs), Table(HourMs));
        Add(old, [10, 0, 0, 1], remainingMs: 60_000);
        Add(old, [10, 0, 0, 2], remainingMs: 59_999);
        Add(old, [10, 0, 0, 3], remainingMs: 61_000);

        Assert.Null(Read(next, Write(old, Before, Noon), After, Noon.AddSeconds(60)));

        Assert.Equal(1, next.Used);
        using var left = next.Find([10, 0, 0, 3], After);
        Assert.Equal(1000, left.RemainingMs(After));
    }

    [Fact]
    public void A_clock_that_was_set_back_takes_no_life()
    {
        var (old, next) = (Table(HourMs), Table(HourMs));
        Add(old, Client, remainingMs: 60_000);

        Assert.Null(Read(next, Write(old, Before, Noon), After, Noon.AddDays(-1)));

        using var found = next.Find(Client, After);
        Assert.Equal(60_000, found.RemainingMs(After));
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(4, 20)]
    [InlineData(9, 12)]
    [InlineData(15, 0)]
    [InlineData(86_400, 0)]
    public void A_rate_fades_out_as_if_the_proxy_had_run(int secondsAway, long expected)
    {
        var rate = Store(StickDataType.ConnectionRate, periodMs: 10_000);
        var (old, next) = (Table(0, rate), Table(0, rate));
        using (var entry = old.FindOrAdd(Client, Before))
            entry.Add(old.Layout.Field(StickDataType.ConnectionRate), 20, Before - 5000);

        Assert.Null(Read(next, Write(old, Before, Noon), After, Noon.AddSeconds(secondsAway)));

        using var found = next.Find(Client, After);
        Assert.Equal(expected, found.Read(next.Layout.Field(StickDataType.ConnectionRate), After));
    }

    [Fact]
    public void Connections_of_the_moment_are_not_kept()
    {
        var current = Store(StickDataType.CurrentConnections);
        var (old, next) = (Table(HourMs, current), Table(HourMs, current));
        using (var entry = old.FindOrAdd(Client, Before))
            entry.Add(old.Layout.Field(StickDataType.CurrentConnections), 5, Before);

        Assert.Null(Read(next, Write(old, Before, Noon), After, Noon));

        using var found = next.Find(Client, After);
        Assert.Equal((true, 0L), (found.Exists, found.Read(next.Layout.Field(StickDataType.CurrentConnections), After)));
    }

    [Fact]
    public void A_changed_definition_keeps_what_both_have()
    {
        var old = Table(HourMs, Store(StickDataType.Gpc0), Store(StickDataType.Gpt0), Store(StickDataType.Gpc, 3));
        var next = Table(60_000, Store(StickDataType.Gpt0), Store(StickDataType.Gpc, 2), Store(StickDataType.ConnectionCount));
        using (var entry = old.FindOrAdd(Client, Before))
        {
            foreach (var (field, i) in Fields(old).Select(static (field, i) => (field, i)))
                entry.Set(field, i + 1, Before);
        }

        Assert.Null(Read(next, Write(old, Before, Noon), After, Noon));

        // Stored in the order of the types' numbers: gpt0, gpc0 and gpc there; gpt0, conn_cnt and gpc here.
        using var found = next.Find(Client, After);
        Assert.Equal([1, 0, 3, 4], Values(next, found));
        Assert.Equal(60_000, found.RemainingMs(After));
    }

    [Fact]
    public void Longer_text_is_cut_and_shorter_blocks_are_padded()
    {
        var (texts, shorter) = (Table(StickKeyType.String, 20), Table(StickKeyType.String, 4));
        Add(texts, "alphabet"u8, HourMs);
        Assert.Null(Read(shorter, Write(texts, Before, Noon), After, Noon));
        AssertHas(shorter, "alph"u8);

        var (blocks, longer) = (Table(StickKeyType.Binary, 2), Table(StickKeyType.Binary, 4));
        Add(blocks, [1, 2], HourMs);
        Assert.Null(Read(longer, Write(blocks, Before, Noon), After, Noon));
        AssertHas(longer, [1, 2, 0, 0]);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(997)]
    [InlineData(4099)]
    public void A_table_of_many_parts_comes_back_whole_in_pieces_of_any_size(int pieceBytes)
    {
        const int count = 20_000;
        var definition = Of(StickKeyType.String, 40, count, HourMs, Store(StickDataType.Gpc0), Store(StickDataType.ServerKey));
        var (old, next) = (new StickTable(definition, 1, 0), new StickTable(definition, 2, 0));
        for (var i = 0; i < count; i++)
        {
            using var entry = old.FindOrAdd(Encoding.ASCII.GetBytes($"client-{i}"), Before);
            entry.Set(old.Layout.Field(StickDataType.Gpc0), i, Before);
            entry.Set(old.Layout.Field(StickDataType.ServerKey), old.Words.NumberOf($"s{i % 100}"), Before);
        }

        var file = Write(old, Before, Noon);
        Assert.True(file.Length > 3 * 64 * 1024);
        Assert.Null(Read(next, file, After, Noon, pieceBytes));

        Assert.Equal(count, next.Used);
        for (var i = 0; i < count; i += 777)
        {
            using var entry = next.Find(Encoding.ASCII.GetBytes($"client-{i}"), After);
            Assert.Equal((i, $"s{i % 100}"), ((int)entry.Read(next.Layout.Field(StickDataType.Gpc0), After), next.Words.WordOf((int)entry.Read(next.Layout.Field(StickDataType.ServerKey), After))));
        }
    }

    private static StickTable Table(long expireMs, params StickStoreConfig[] stores) => new(Of(StickKeyType.IPv4, 4, 100, expireMs, stores), 7, 0);

    private static StickTable Table(StickKeyType type, int keyLength) => new(Of(type, keyLength, 100, HourMs), 7, 0);

    private static void Add(StickTable table, ReadOnlySpan<byte> key, long remainingMs)
    {
        using var entry = table.FindOrAdd(key, Before);
        entry.Touch(Before, remainingMs, isLocal: true);
    }

    private static void AssertHas(StickTable table, ReadOnlySpan<byte> key)
    {
        Assert.Equal(1, table.Used);
        using var entry = table.Find(key, After);
        Assert.True(entry.Exists);
    }

    private static IEnumerable<StickField> Fields(StickTable table) =>
        table.Definition.Stores.SelectMany(store => Enumerable.Range(0, store.Count).Select(i => table.Layout.Field(store.Type, i)));

    private static List<long> Values(StickTable table, in StickEntry entry)
    {
        var values = new List<long>();
        foreach (var field in Fields(table))
            values.Add(entry.Read(field, After));
        return values;
    }
}
