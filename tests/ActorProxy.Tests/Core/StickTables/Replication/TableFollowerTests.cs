using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Replication;
using Xunit;

namespace ActorProxy.Tests.Core.StickTables.Replication;

public sealed class TableFollowerTests(ITestOutputHelper output)
{
    private const long Now = 1_000_000;
    private int wakeUps;

    [Fact]
    public void Gives_each_changed_entry_once_in_its_latest_state()
    {
        var table = Table();
        var follower = table.Follow(() => wakeUps++);
        Change(table, "a", 1);
        Change(table, "b", 2);
        Change(table, "a", 3);
        Assert.Equal(["b=2", "a=3"], Drain(table, follower));
        Assert.Empty(Drain(table, follower));
        Assert.Equal(2u, follower.LastId);
    }

    [Fact]
    public void Gives_also_what_had_changed_before_it_followed()
    {
        var table = Table();
        Change(table, "a", 1);
        Assert.Equal(["a=1"], Drain(table, table.Follow(() => wakeUps++)));
    }

    [Fact]
    public void What_was_learnt_from_a_peer_is_no_change()
    {
        var table = Table();
        var follower = table.Follow(() => wakeUps++);
        using (var entry = table.FindOrAdd("a"u8, Now))
            entry.Touch(Now, isLocal: false);
        Assert.Empty(Drain(table, follower));
        Assert.False(follower.AwaitChange());
        Assert.Equal(0, wakeUps);
    }

    [Fact]
    public void Calls_back_once_for_many_changes_and_tells_when_it_is_too_late_to_wait()
    {
        var table = Table();
        var follower = table.Follow(() => wakeUps++);
        Assert.False(follower.AwaitChange());
        Change(table, "a", 1);
        Change(table, "b", 1);
        Assert.Equal(1, wakeUps);
        Assert.True(follower.AwaitChange());
    }

    [Fact]
    public void What_is_passed_over_has_no_number_and_is_not_given_again()
    {
        var table = Table();
        var follower = table.Follow(() => wakeUps++);
        Change(table, "a", 1);
        Drain(table, follower);
        Assert.True(follower.TryAcknowledge(1));
        Change(table, "b", 2);
        using (follower.Next())
            follower.PassOver();
        Assert.Empty(Drain(table, follower));
        Assert.Equal(1u, follower.LastId);

        follower.EndSession();
        Assert.Empty(Drain(table, follower));
    }

    [Fact]
    public void What_is_passed_over_does_not_make_up_for_what_was_not_acknowledged()
    {
        var table = Table();
        var follower = table.Follow(() => wakeUps++);
        Change(table, "a", 1);
        Drain(table, follower);
        Change(table, "b", 2);
        using (follower.Next())
            follower.PassOver();
        Assert.Empty(Drain(table, follower));
        follower.EndSession();
        Assert.Equal(["a=1", "b=2"], Drain(table, follower));
    }

    [Fact]
    public void Every_follower_is_called_back_whoever_of_them_waits()
    {
        var table = Table();
        var others = 0;
        table.Follow(() => wakeUps++);
        var waiting = table.Follow(() => others++);
        waiting.AwaitChange();
        Change(table, "a", 1);
        Assert.Equal((1, 1), (wakeUps, others));
    }

    [Fact]
    public void Tells_again_in_the_next_session_what_was_not_acknowledged()
    {
        var table = Table();
        var follower = table.Follow(() => wakeUps++);
        Change(table, "a", 1);
        Drain(table, follower);
        var first = follower.LastId;
        Change(table, "b", 1);
        Drain(table, follower);
        Assert.True(follower.TryAcknowledge(first));

        follower.EndSession();

        Assert.Equal(["b=1"], Drain(table, follower));
        Assert.Equal(1u, follower.LastId);
    }

    [Fact]
    public void Refuses_an_acknowledgement_of_what_was_never_sent_or_is_known_already()
    {
        var table = Table();
        var follower = table.Follow(() => wakeUps++);
        Change(table, "a", 1);
        Drain(table, follower);
        Assert.False(follower.TryAcknowledge(2));
        Assert.False(follower.TryAcknowledge(0x01000000));
        Assert.True(follower.TryAcknowledge(1));
        Assert.False(follower.TryAcknowledge(1));
    }

    [Fact]
    public void A_confirmed_lesson_stands_for_all_that_had_changed_when_it_began()
    {
        var table = Table();
        var follower = table.Follow(() => wakeUps++);
        Change(table, "a", 1);
        follower.BeginLesson();
        Change(table, "b", 1);
        follower.ConfirmLesson();
        Assert.Equal(["b=1"], Drain(table, follower));

        follower.EndSession();
        Assert.Equal(["b=1"], Drain(table, follower));
    }

    [Fact]
    public void A_lesson_that_was_broken_off_stands_for_nothing()
    {
        var table = Table();
        var follower = table.Follow(() => wakeUps++);
        Change(table, "a", 1);
        follower.BeginLesson();
        follower.EndSession();
        Assert.Equal(["a=1"], Drain(table, follower));
    }

    [Fact]
    public void A_shard_that_changes_all_the_time_does_not_keep_the_others_waiting()
    {
        var table = Table(size: 100_000);
        var follower = table.Follow(() => wakeUps++);
        for (var i = 0; i < 5000; i++)
            Change(table, $"key{i}", 1);
        var met = new HashSet<string>();
        for (var i = 0; i < 8 * 5000 && met.Count < 5000; i++)
        {
            string key;
            using (var entry = follower.Next())
            {
                Assert.True(entry.Exists, $"only {met.Count} were met");
                key = Encoding.UTF8.GetString(entry.Key);
            }

            met.Add(key);
            Change(table, key, i);
        }

        Assert.Equal(5000, met.Count);
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 100_000)]
    [InlineData(3, 5000)]
    public void A_replica_has_everything_after_any_order_of_changes_acknowledgements_lessons_and_lost_sessions(int seed, long size)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var table = Table(size);
        var follower = table.Follow(() => wakeUps++);
        var (replica, isTaught) = (new Dictionary<string, long>(), false);
        for (var step = 0; step < 20_000; step++)
        {
            switch (random.Next(12))
            {
                case < 7:
                    Change(table, $"key{random.Next(50)}", step);
                    break;
                case < 9 when !isTaught:
                    ReadSome(follower, replica, random.Next(20));
                    break;
                case 9 when follower.LastId > 0:
                    // Only what the replica has, which is all that was sent in this session.
                    follower.TryAcknowledge(follower.LastId - (uint)random.Next((int)follower.LastId));
                    break;
                case 10 when random.Next(20) == 0:
                    follower.EndSession();
                    isTaught = false;
                    break;
                case 11 when random.Next(20) == 0 && !isTaught:
                    follower.BeginLesson();
                    isTaught = true;
                    break;
                case 11 when isTaught:
                    Teach(table, replica);
                    follower.ConfirmLesson();
                    isTaught = false;
                    break;
            }
        }

        follower.EndSession();
        ReadSome(follower, replica, int.MaxValue);
        var all = new Dictionary<string, long>();
        Teach(table, all);
        Assert.Equal(all.OrderBy(static one => one.Key), replica.OrderBy(static one => one.Key));
    }

    private static StickTable Table(long size = 1000) =>
        new(TableDefinitions.Of(StickKeyType.String, 20, size, 0, TableDefinitions.Store(StickDataType.Gpc0)) with { Peers = "p" }, 7, Now);

    private static void Change(StickTable table, string key, long value)
    {
        using var entry = table.FindOrAdd(Encoding.UTF8.GetBytes(key), Now);
        entry.Set(table.Layout.Field(StickDataType.Gpc0), value, Now);
        entry.Touch(Now);
    }

    private static List<string> Drain(StickTable table, TableFollower follower)
    {
        var order = new List<string>();
        while (true)
        {
            using var entry = follower.Next();
            if (!entry.Exists)
                return order;
            order.Add($"{Encoding.UTF8.GetString(entry.Key)}={entry.Read(table.Layout.Field(StickDataType.Gpc0), Now)}");
        }
    }

    private static void ReadSome(TableFollower follower, Dictionary<string, long> replica, int most)
    {
        for (var i = 0; i < most; i++)
        {
            using var entry = follower.Next();
            if (!entry.Exists)
                return;
            replica[Encoding.UTF8.GetString(entry.Key)] = entry.Read(follower.Table.Layout.Field(StickDataType.Gpc0), Now);
        }
    }

    private static void Teach(StickTable table, Dictionary<string, long> replica)
    {
        for (var cursor = default(StickCursor); ;)
        {
            using var entry = table.Next(ref cursor);
            if (!entry.Exists)
                return;
            replica[Encoding.UTF8.GetString(entry.Key)] = entry.Read(table.Layout.Field(StickDataType.Gpc0), Now);
        }
    }
}
