using ActorProxy.Core.Stats;
using Xunit;

namespace ActorProxy.Tests.Core.Stats;

public sealed class CountersTests
{
    [Fact]
    public void A_gauge_keeps_its_maximum_when_it_falls()
    {
        var frontend = new FrontendCounters();
        frontend.ConnectionAccepted(0);
        frontend.ConnectionAccepted(0);
        frontend.ConnectionClosed();

        Assert.Equal(1, frontend.Sessions.Current);
        Assert.Equal(2, frontend.Sessions.Maximum);
    }

    [Fact]
    public void Clearing_maxima_keeps_totals_and_what_is_there_now()
    {
        var backend = new BackendCounters();
        backend.SessionStarted(1_000);
        backend.SessionStarted(1_000);
        backend.SessionEnded();
        backend.ClearMaxima();

        Assert.Equal(2, backend.TotalSessions.Value);
        Assert.Equal(1, backend.Sessions.Current);
        Assert.Equal(1, backend.Sessions.Maximum);
        Assert.Equal(0, backend.SessionRate.Maximum);
    }

    [Fact]
    public void Clearing_all_keeps_only_what_is_there_now()
    {
        var server = new ServerCounters();
        server.Picks.Increment();
        server.SessionStarted(1_000);
        server.BytesIn.Add(10);
        server.AddTimes(new SessionTimes(1, 2, 0, 4));
        server.ClearAll();

        Assert.Equal(1, server.Sessions.Current);
        Assert.Equal(0, server.TotalSessions.Value);
        Assert.Equal(0, server.BytesIn.Value);
        Assert.Equal(0, server.Picks.Value);
        Assert.Equal(-1, server.LastSessionMs);
        Assert.Equal(default, server.Times.Averages(0));
        Assert.Equal(default, server.Times.Maxima);
    }

    [Fact]
    public void A_maximum_is_exact_when_threads_race()
    {
        var frontend = new FrontendCounters();
        using var start = new Barrier(4);
        var workers = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 1_000; i++) frontend.Sessions.Enter();
            start.SignalAndWait();
            for (var i = 0; i < 1_000; i++) frontend.Sessions.Leave();
        })).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) Assert.True(worker.Join(TimeSpan.FromSeconds(30)));

        Assert.Equal(0, frontend.Sessions.Current);
        Assert.Equal(4_000, frontend.Sessions.Maximum);
    }

    [Fact]
    public void A_loop_shares_no_cache_line_with_its_neighbour()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var loop = new LoopTraffic();
        var size = GC.GetAllocatedBytesForCurrentThread() - before;

        loop.Sent(1, 0);
        Assert.True(size >= 128, $"{size} bytes");
    }

    [Fact]
    public void Bytes_of_all_loops_add_up_and_spliced_ones_count_twice()
    {
        var process = new ProcessCounters(2);
        process.Loops[0].Sent(100, 1_000);
        process.Loops[1].Spliced(1_000, 1_000);

        Assert.Equal(1_100, process.BytesOut);
        Assert.Equal(1_000, process.SplicedBytesOut);
        Assert.Equal(1_100, process.BytesOutRate(1_000));
    }
}
