using ActorProxy.Actors;

namespace ActorProxy.Tests.Actors;

/// <summary>Lets a test run code on a loop's thread.</summary>
internal static class LoopStepExtensions
{
    public static Task DoAsync(this EventLoop loop, Action what)
    {
        var step = new LoopStep(what);
        loop.Run(step);
        return step.Done;
    }

    public static async Task<T> GetAsync<T>(this EventLoop loop, Func<T> what)
    {
        T result = default!;
        await loop.DoAsync(() => result = what());
        return result;
    }

    /// <summary>Ends when the loop has done what this caller gave it before.</summary>
    public static Task SettledAsync(this EventLoop loop) => loop.DoAsync(static () => { });
}
