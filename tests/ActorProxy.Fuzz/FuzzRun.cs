using System.Diagnostics;

namespace ActorProxy.Fuzz;

/// <summary>Gives a target one input after another until something does not hold or the time is over.</summary>
/// <remarks>Inputs depend on the seed and the corpus alone. A hang is found from outside: the thread that hangs is left behind.</remarks>
public sealed class FuzzRun(IFuzzTarget target, int seed, TimeSpan longestInput)
{
    /// <summary>An input that takes longer hangs; far above what any takes, for machines that do a lot besides.</summary>
    private static readonly TimeSpan LongestInput = TimeSpan.FromSeconds(10);

    public FuzzRun(IFuzzTarget target, int seed)
        : this(target, seed, LongestInput)
    {
    }

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private volatile byte[] current = [];
    private long currentSinceMs;
    private long inputs;
    private long mostAllocatedBytes;
    private TimeSpan longest;
    private volatile FuzzResult? result;

    /// <summary>Runs for a time; a finding ends it early.</summary>
    public FuzzResult For(TimeSpan time)
    {
        using var done = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            result = Loop(time);
            done.Set();
        }, 1 << 20)
        {
            IsBackground = true,
            Name = $"fuzz {target.Name}",
        };
        thread.Start();
        while (!done.Wait(TimeSpan.FromMilliseconds(200)))
        {
            if (clock.Elapsed.TotalMilliseconds - Interlocked.Read(ref currentSinceMs) > longestInput.TotalMilliseconds)
                return Result($"does not come to an end within {longestInput.TotalSeconds} s", current);
        }

        return result!;
    }

    /// <summary>Runs one input.</summary>
    public FuzzResult Once(byte[] input) => Result(Try(input), input);

    private FuzzResult Loop(TimeSpan time)
    {
        var corpus = FuzzCorpus.Load(target);
        var mutator = new InputMutator(corpus, target.Pieces, target.MostBytes, new Random(seed));

        // The first round of each entry fills what is filled once: tables, compiled expressions.
        foreach (var entry in corpus)
            Try(entry);
        mostAllocatedBytes = 0;
        longest = TimeSpan.Zero;
        foreach (var entry in corpus)
        {
            if (Try(entry) is { } finding)
                return Result(finding, entry);
        }

        while (clock.Elapsed < time)
        {
            var input = mutator.Next();
            if (Try(input) is { } finding)
                return Result(finding, input);
        }

        return Result(null, null);
    }

    private string? Try(byte[] input)
    {
        var begun = clock.Elapsed;
        current = input;
        Interlocked.Exchange(ref currentSinceMs, (long)begun.TotalMilliseconds);
        inputs++;
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Run(input);
        }
#pragma warning disable CA1031 // Whatever is thrown is a finding.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.ToString();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        mostAllocatedBytes = Math.Max(mostAllocatedBytes, allocated);
        var took = clock.Elapsed - begun;
        longest = took > longest ? took : longest;
        return allocated > target.AllocationLimitBytes(input.Length) ? $"allocates {allocated} bytes for {input.Length}" : null;
    }

    private FuzzResult Result(string? finding, byte[]? input) => new(target.Name, seed, inputs, mostAllocatedBytes, longest, finding, input);
}
