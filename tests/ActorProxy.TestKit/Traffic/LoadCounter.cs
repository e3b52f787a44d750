using System.Diagnostics;
using System.Net.Sockets;

namespace ActorProxy.TestKit.Traffic;

/// <summary>Counts a load's outcomes, from any thread.</summary>
internal sealed class LoadCounter
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly int[] _failures = new int[Enum.GetValues<LoadFailure>().Length];
    private int _served;

    public void Served() => Interlocked.Increment(ref _served);

    public void Failed(LoadFailure failure) => Interlocked.Increment(ref _failures[(int)failure]);

    /// <summary>Runs one exchange under a deadline and counts how it ended.</summary>
    public async Task<bool> CountAsync(TimeSpan stallsAfter, Func<CancellationToken, Task<bool>> exchange)
    {
        using var deadline = new CancellationTokenSource(stallsAfter);
        try
        {
            if (await exchange(deadline.Token).ConfigureAwait(false))
            {
                Served();
                return true;
            }

            Failed(LoadFailure.ClosedWithoutAnswer);
        }
        catch (OperationCanceledException)
        {
            Failed(LoadFailure.Stalled);
        }
        catch (SocketException e)
        {
            Failed(e.SocketErrorCode == SocketError.ConnectionRefused ? LoadFailure.Refused : LoadFailure.Reset);
        }

        return false;
    }

    public LoadResult Result()
        => new(Volatile.Read(ref _served), _watch.Elapsed,
            Enum.GetValues<LoadFailure>().Where(f => _failures[(int)f] > 0).ToDictionary(f => f, f => _failures[(int)f]));
}
