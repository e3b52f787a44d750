using ActorProxy.Actors;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class LocalMailboxTests
{
    [Fact]
    public void Gives_back_in_order_while_it_grows_and_wraps()
    {
        const int seed = 20260;
        var random = new Random(seed);
        var mailbox = new LocalMailbox();
        var model = new Queue<object>();
        for (var step = 0; step < 50_000; step++)
        {
            if (random.Next(100) < 52)
            {
                object message = step;
                mailbox.Add(new Envelope(null, message));
                model.Enqueue(message);
            }
            else
            {
                Assert.Equal(model.TryDequeue(out var expected), mailbox.TryTake(out var envelope));
                Assert.Same(expected, envelope.Message);
            }

            if (random.Next(1000) == 0)
                mailbox.Trim();
            Assert.True(model.Count == mailbox.Count, $"Step {step} of seed {seed}");
        }
    }

    [Fact]
    public void Trimming_gives_back_the_memory_of_a_burst_and_keeps_what_waits()
    {
        var mailbox = new LocalMailbox();
        for (var i = 0; i < 100_000; i++)
            mailbox.Add(new Envelope(null, i));
        for (var i = 0; i < 99_990; i++)
            mailbox.TryTake(out _);

        mailbox.Trim();

        Assert.True(mailbox.Capacity < 1_000);
        for (var i = 99_990; i < 100_000; i++)
        {
            Assert.True(mailbox.TryTake(out var envelope));
            Assert.Equal(i, envelope.Message);
        }
    }
}
