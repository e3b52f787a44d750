using ActorProxy.Actors;
using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;
using ActorProxy.TestKit;

namespace ActorProxy.Tests.Engine.Checks;

/// <summary>Runs a check on an event loop and waits for its verdict from a test's thread.</summary>
internal static class CheckOnLoop
{
    public static async Task<CheckResult?> RunAsync(EventLoop loop, CheckProtocolConfig config, CheckTarget target, CheckTimeouts timeouts, bool isServerUp = true, Action<CheckRun>? started = null)
    {
        var ended = new TaskCompletionSource<CheckResult?>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Run(new LoopCall(() => _ = CompleteAsync()));
        return await ended.Task.WaitAsync(Deadlines.Step * 2);

        async Task CompleteAsync()
        {
            try
            {
                CheckRun run = CheckRun.Create(loop, CompiledChecks.Of(config), target, timeouts, CompiledChecks.Circumstances(isServerUp));
                started?.Invoke(run);
                ended.SetResult(await run.RunAsync());
            }
            catch (Exception e)
            {
                ended.SetException(e);
            }
        }
    }
}
