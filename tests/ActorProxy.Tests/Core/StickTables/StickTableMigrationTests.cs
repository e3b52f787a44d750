using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;
using Xunit;

namespace ActorProxy.Tests.Core.StickTables;

/// <summary>A table that gives its place to another one while it is used.</summary>
public sealed class StickTableMigrationTests
{
    private const int Keys = 500;
    private static readonly StickDataType[] Counted = [StickDataType.ConnectionCount, StickDataType.CurrentConnections];

    [Fact]
    public async Task Counts_by_many_threads_are_neither_lost_nor_doubled_while_tables_take_each_others_place()
    {
        var first = Table(1000);
        var latest = first;
        const int Threads = 3;
        const int Rounds = 40_000;
        const int Moves = 60;
        var rounds = 0;
        var counting = Enumerable.Range(0, Threads).Select(number => Task.Run(
            () =>
            {
                var tracked = new TrackedCounters(2);
                for (var i = 0; i < Rounds; i++)
                {
                    // Connections that overlap: one that began in an earlier table ends in a later one.
                    var table = first.Latest;
                    tracked.Track(0, table, Key(((i * 7) + number) % Keys), hasSession: false, 1000);
                    tracked.Track(1, first.Latest, Key(i % Keys), hasSession: false, 1000);
                    tracked.Ended(1000);
                    Interlocked.Increment(ref rounds);
                }
            },
            TestContext.Current.CancellationToken)).ToList();

        for (var moves = 1; moves <= Moves; moves++)
        {
            // Spread over the whole run, so that each is met by threads that count.
            while (Volatile.Read(ref rounds) < Threads * Rounds / (Moves + 1) * moves)
                Thread.Yield();
            var next = Table(1000 + (moves % 2));
            latest.GiveWayTo(next, 1000);
            latest = next;
        }

        await Task.WhenAll(counting).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal((Threads * Rounds * 2L, 0L), (Sum(latest, StickDataType.ConnectionCount), Sum(latest, StickDataType.CurrentConnections)));
    }

    [Fact]
    public void What_is_counted_in_the_old_table_a_moment_too_late_is_added_in_the_new_one()
    {
        var (before, after) = (Table(1000), Table(2000));
        Count(before, 7, 3);

        before.GiveWayTo(after, 1000);
        Count(before, 7, 2);
        Count(before, 8, 4);

        Assert.Equal(9, Sum(after, StickDataType.ConnectionCount));
    }

    [Fact]
    public void A_connection_that_began_in_the_old_table_is_counted_out_of_the_new_one()
    {
        var (before, after) = (Table(1000), Table(2000));
        var tracked = new TrackedCounters(1);
        tracked.Track(0, before, Key(1), hasSession: false, 1000);

        before.GiveWayTo(after, 1000);
        Assert.Equal(1, Sum(after, StickDataType.CurrentConnections));
        tracked.Ended(1000);

        Assert.Equal((1L, 0L), (Sum(after, StickDataType.ConnectionCount), Sum(after, StickDataType.CurrentConnections)));
    }

    private static void Count(StickTable table, int key, int times)
    {
        using var entry = table.FindOrAdd(Key(key), 1000);
        entry.Add(table.Layout.Field(StickDataType.ConnectionCount), times, 1000);
    }

    private static byte[] Key(int number) => [10, 0, (byte)(number >> 8), (byte)number];

    private static long Sum(StickTable table, StickDataType type)
    {
        long sum = 0;
        var cursor = default(StickCursor);
        while (TryRead(ref cursor))
        {
        }

        return sum;

        bool TryRead(ref StickCursor at)
        {
            using var entry = table.Next(ref at);
            sum += entry.Exists ? entry.Read(table.Layout.Field(type), 1000) : 0;
            return entry.Exists;
        }
    }

    private static StickTable Table(long size) =>
        new(TableDefinitions.Of(StickKeyType.IPv4, 4, size, 60_000, [.. Counted.Select(static type => TableDefinitions.Store(type))]), seed: 1, nowMs: 1000);
}
