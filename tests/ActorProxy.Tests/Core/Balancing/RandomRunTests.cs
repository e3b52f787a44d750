using Xunit;

namespace ActorProxy.Tests.Core.Balancing;

public sealed class RandomRunTests
{
    [Fact]
    public void Every_stream_is_served_queued_or_refused_and_every_slot_comes_back()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var step = 0;
            try
            {
                var run = new RandomRun(seed);
                for (; step < 1000; step++)
                    run.Step();
                run.End();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}, step {step}: {e.Message}", e);
            }
        }
    }
}
