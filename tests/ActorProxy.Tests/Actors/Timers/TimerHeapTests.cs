using ActorProxy.Actors.Timers;
using Xunit;

namespace ActorProxy.Tests.Actors.Timers;

public sealed class TimerHeapTests
{
    public static TheoryData<int> Seeds { get; } = [1, 2, 3, 4, Environment.TickCount];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Gives_what_a_sorted_list_gives_whatever_is_started_moved_and_cancelled(int seed)
    {
        var random = new Random(seed);
        var heap = new TimerHeap();
        var timers = Enumerable.Range(0, 500).Select(_ => new RecordingTimer()).ToArray();
        var model = new Dictionary<RecordingTimer, long>();
        var now = 0L;
        for (var step = 0; step < 20_000; step++)
        {
            var timer = timers[random.Next(timers.Length)];
            switch (random.Next(10))
            {
                case < 6:
                    var due = now + random.Next(1000);
                    heap.Set(timer, due);
                    model[timer] = due;
                    break;
                case < 8:
                    heap.Remove(timer);
                    model.Remove(timer);
                    break;
                default:
                    now += random.Next(30);
                    while (heap.TakeDue(now) is RecordingTimer due1)
                    {
                        Assert.True(model.Remove(due1, out var at), $"Step {step} of seed {seed}: a timer that is not pending");
                        Assert.True(at <= now && (model.Count == 0 || at <= model.Values.Min()), $"Step {step} of seed {seed}: too early or out of order");
                    }

                    break;
            }

            Assert.True(heap.Count == model.Count, $"Step {step} of seed {seed}: count");
            Assert.True(heap.NextDueMs == (model.Count == 0 ? TimerHeap.Never : model.Values.Min()), $"Step {step} of seed {seed}: next");
            Assert.True(timer.IsPending == model.ContainsKey(timer), $"Step {step} of seed {seed}: pending");
        }
    }

    [Fact]
    public void A_timer_that_is_pending_elsewhere_is_refused()
    {
        var here = new TimerHeap();
        var elsewhere = new TimerHeap();
        var timer = new RecordingTimer();
        elsewhere.Set(timer, 1);
        here.Set(new RecordingTimer(), 1);

        Assert.Throws<InvalidOperationException>(() => here.Set(timer, 2));
        Assert.Throws<InvalidOperationException>(() => here.Remove(timer));
        Assert.Same(timer, elsewhere.TakeDue(1));
    }
}
