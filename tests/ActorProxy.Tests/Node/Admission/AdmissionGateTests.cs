using ActorProxy.Node.Admission;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Node.Admission;

public sealed class AdmissionGateTests
{
    [Fact]
    public void Has_as_many_places_as_its_limit()
    {
        var gate = new AdmissionGate(2);
        Assert.Equal([true, true, false], [gate.TryEnter(), gate.TryEnter(), gate.TryEnter()]);
        gate.Leave();
        Assert.True(gate.TryEnter());
        Assert.Equal(2, gate.Taken);
    }

    [Fact]
    public void Wakes_who_waits_once_when_a_place_is_given_back()
    {
        var gate = new AdmissionGate(1);
        var waiter = new CountingWaiter();
        Assert.True(gate.TryEnter());
        gate.WaitFor(waiter);
        gate.WaitFor(waiter);
        Assert.Equal(0, waiter.Woken);
        gate.Leave();
        gate.TryEnter();
        gate.Leave();
        Assert.Equal(1, waiter.Woken);
    }

    [Fact]
    public void Wakes_at_once_who_comes_to_wait_after_the_place_was_given_back()
    {
        var waiter = new CountingWaiter();
        new AdmissionGate(1).WaitFor(waiter);
        Assert.Equal(1, waiter.Woken);
    }

    [Fact]
    public void Wakes_who_waits_when_the_limit_is_raised()
    {
        var gate = new AdmissionGate(0);
        var waiter = new CountingWaiter();
        gate.WaitFor(waiter);
        Assert.Equal(0, waiter.Woken);
        gate.Limit = 1;
        Assert.Equal(1, waiter.Woken);
        Assert.True(gate.TryEnter());
    }

    [Fact]
    public async Task Keeps_its_limit_over_threads_and_leaves_nobody_waiting_for_ever()
    {
        const int Limit = 3;
        const int Threads = 8;
        const int Rounds = 5_000;
        var gate = new AdmissionGate(Limit);
        var inside = 0;
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                while (!gate.TryEnter())
                {
                    var waiter = new AwaitedWaiter();
                    gate.WaitFor(waiter);
                    await waiter.Woken;
                }

                var now = Interlocked.Increment(ref inside);
                for (var seen = Volatile.Read(ref most); now > seen && Interlocked.CompareExchange(ref most, now, seen) != seen; seen = Volatile.Read(ref most))
                    continue;
                Interlocked.Decrement(ref inside);
                gate.Leave();
            }
        }))).WaitAsync(Deadlines.Load);
        Assert.InRange(most, 1, Limit);
        Assert.Equal(0, gate.Taken);
    }

    private sealed class CountingWaiter : IGateWaiter
    {
        public int Woken { get; private set; }

        public void GateOpened() => Woken++;
    }

    private sealed class AwaitedWaiter : IGateWaiter
    {
        private readonly TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Woken => _woken.Task;

        public void GateOpened() => _woken.TrySetResult();
    }
}
