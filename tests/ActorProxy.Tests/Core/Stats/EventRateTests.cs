using ActorProxy.Core.Stats;
using Xunit;

namespace ActorProxy.Tests.Core.Stats;

public sealed class EventRateTests
{
    [Fact]
    public void Reads_all_events_of_the_current_second()
    {
        var rate = new EventRate();
        for (var i = 0; i < 10; i++) rate.Add(5_000 + i * 50);

        Assert.Equal(10, rate.Read(5_500));
    }

    [Fact]
    public void Weighs_the_previous_second_by_the_part_that_is_still_recent()
    {
        var rate = new EventRate();
        for (var i = 0; i < 100; i++) rate.Add(10_000 + i);
        for (var i = 0; i < 10; i++) rate.Add(11_250);

        // The window began at 10,000 and moved by one second; a quarter of the previous one is out of sight.
        Assert.Equal(10 + 75, rate.Read(11_250));
    }

    [Theory]
    [InlineData(10_999, 100)]
    [InlineData(11_500, 50)]
    [InlineData(11_900, 10)]
    [InlineData(12_500, 0)]
    [InlineData(60_000, 0)]
    public void Decays_without_new_events(long nowMs, long expected)
    {
        var rate = new EventRate();
        for (var i = 0; i < 100; i++) rate.Add(10_000);

        Assert.Equal(expected, rate.Read(nowMs));
    }

    [Fact]
    public void Shows_a_single_event_as_it_is_until_it_is_a_second_old()
    {
        var rate = new EventRate();
        rate.Add(10_000);

        Assert.Equal(1, rate.Read(11_900));
        Assert.Equal(0, rate.Read(12_001));
    }

    [Fact]
    public void Forgets_the_previous_second_after_a_gap()
    {
        var rate = new EventRate();
        rate.Add(10_000, 500);
        rate.Add(20_000);

        Assert.Equal(1, rate.Read(20_000));
    }

    [Fact]
    public void Keeps_the_most_that_one_window_saw()
    {
        var rate = new EventRate();
        rate.Add(10_000, 7);
        rate.Add(11_000, 3);
        Assert.Equal(7, rate.Maximum);

        rate.ClearMaximum();
        rate.Add(11_001, 1);
        Assert.Equal(4, rate.Maximum);
    }

    [Fact]
    public void Loses_no_event_when_several_threads_add_and_rotate()
    {
        var counted = new Shared();
        const int threads = 4, seconds = 50, perSecond = 1_000;
        var wrong = new List<long>();
        using var second = new Barrier(threads, barrier =>
        {
            // All have added what belongs into this second, racing for the rotation at its start.
            var read = counted.Rate.Read(10_999 + barrier.CurrentPhaseNumber * 1_000);
            if (read != threads * perSecond) wrong.Add(read);
        });
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (var s = 0; s < seconds; s++)
            {
                for (var i = 0; i < perSecond; i++) counted.Rate.Add(10_000 + s * 1_000 + i);
                second.SignalAndWait();
            }
        })).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) Assert.True(worker.Join(TimeSpan.FromSeconds(30)));

        // At the very end of a second 1 ms of the previous one still weighs in.
        Assert.All(wrong, read => Assert.InRange(read, threads * perSecond, threads * perSecond + threads * perSecond / 1_000));
        Assert.Equal(threads * perSecond, counted.Rate.Maximum);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(700)]
    [InlineData(1_500)]
    public void Lets_as_many_events_in_as_a_limit_says_when_each_waits_as_long_as_it_is_told(int limit)
    {
        var rate = new EventRate();
        var (now, times) = (10_000L, new List<long>());
        while (now < 20_000)
        {
            if (rate.UntilBelowMs(limit, now) is > 0 and var wait)
            {
                now += wait;
                continue;
            }

            times.Add(now);
            rate.Add(now);
        }

        // From any event on, a window of a second at whose start the rate was full holds the limit, give or take one for the weighing.
        Assert.InRange(times.Count, limit * 9, limit * 11);
        for (var i = 0; i + (2 * limit) + 1 < times.Count; i++)
            Assert.True(times[i + (2 * limit) + 1] - times[i] >= 1_000, $"{(2 * limit) + 2} events from {times[i]} to {times[i + (2 * limit) + 1]}");
    }

    [Fact]
    public void Says_the_first_millisecond_at_which_there_is_room()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 2_000; round++)
        {
            var rate = new EventRate();
            var now = 50_000L;
            for (var i = random.Next(60); i > 0; i--)
                rate.Add(now += random.Next(120));
            now += random.Next(2_500);
            var limit = random.Next(1, 40);

            var wait = rate.UntilBelowMs(limit, now);

            Assert.Equal(0, rate.UntilBelowMs(limit, now + wait));
            if (wait > 0)
                Assert.NotEqual(0, rate.UntilBelowMs(limit, now + wait - 1));
        }
    }

    [Theory]
    [InlineData(10, 10_000, 1_001)]
    [InlineData(10, 10_999, 2)]
    [InlineData(9, 10_000, 1_101)]
    [InlineData(11, 10_000, 0)]
    [InlineData(5, 11_000, 501)]
    [InlineData(5, 11_501, 0)]
    [InlineData(1, 60_000, 0)]
    public void Knows_how_long_ten_events_of_one_moment_hold_others_up(int limit, long nowMs, long expected)
    {
        var rate = new EventRate();
        rate.Add(10_000, 10);

        Assert.Equal(expected, rate.UntilBelowMs(limit, nowMs));
    }

    private sealed class Shared
    {
        public EventRate Rate;
    }
}
