using ActorProxy.ProcessLife;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.ProcessLife;

public sealed class OutsideThreadTests
{
    [Fact]
    public async Task Work_is_done_on_its_own_thread_one_after_another()
    {
        using var outside = OutsideThread.Start();
        var threads = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => outside.RunAsync(() => threads.Add(Environment.CurrentManagedThreadId))))
            .WaitAsync(Deadlines.Step, TestContext.Current.CancellationToken);
        Assert.Equal(10, threads.Count);
        Assert.Single(threads.Distinct());
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
    }

    [Fact]
    public async Task A_failure_is_its_askers_and_the_thread_goes_on()
    {
        using var outside = OutsideThread.Start();
        await Assert.ThrowsAsync<InvalidOperationException>(() => outside.RunAsync(() => throw new InvalidOperationException()));
        var isDone = false;
        await outside.RunAsync(() => isDone = true).WaitAsync(Deadlines.Step, TestContext.Current.CancellationToken);
        Assert.True(isDone);
    }

    [Fact]
    public async Task Nothing_is_taken_once_it_has_ended()
    {
        var outside = OutsideThread.Start();
        outside.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => outside.RunAsync(() => { }));
    }
}
