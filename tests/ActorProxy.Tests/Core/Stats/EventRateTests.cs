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

    private sealed class Shared
    {
        public EventRate Rate;
    }
}
