using System.Diagnostics;

namespace ActorProxy.TestKit;

/// <summary>Waits for a condition that another process brings about, by asking again until a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns as soon as <paramref name="condition"/> holds; throws a <see cref="TimeoutException"/> that quotes <paramref name="what"/> otherwise.</summary>
    public static async Task HoldsAsync(string what, Func<Task<bool>> condition, TimeSpan? within = null, Func<string>? found = null)
    {
        var deadline = within ?? Deadlines.Step;
        var watch = Stopwatch.StartNew();
        while (!await condition().ConfigureAwait(false))
        {
            if (watch.Elapsed > deadline)
                throw new TimeoutException($"Not within {deadline.TotalSeconds:0.#} s: {what}.{(found is null ? "" : " Found: " + found())}");
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }

    public static Task HoldsAsync(string what, Func<bool> condition, TimeSpan? within = null, Func<string>? found = null)
        => HoldsAsync(what, () => Task.FromResult(condition()), within, found);

    /// <summary>Asks until the answer satisfies <paramref name="accepts"/> and returns that answer.</summary>
    public static async Task<T> AnswersAsync<T>(string what, Func<Task<T>> ask, Func<T, bool> accepts, TimeSpan? within = null)
    {
        T last = default!;
        await HoldsAsync(what, async () => accepts(last = await ask().ConfigureAwait(false)), within, () => $"{last}").ConfigureAwait(false);
        return last;
    }
}
