using ActorProxy.Fuzz;
using Xunit;

namespace ActorProxy.Tests.Fuzz;

/// <summary>The driver finds what it is there to find.</summary>
public sealed class FuzzRunTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    [Fact]
    public void An_exception_is_found_with_its_input()
    {
        var result = new FuzzRun(new SpoiltTarget(static input =>
        {
            if (input.Contains((byte)0xff))
                throw new FormatException("there it is");
        }), 1).For(Time);
        Assert.Contains("there it is", result.Finding, StringComparison.Ordinal);
        Assert.Contains((byte)0xff, result.Input!);
    }

    [Fact]
    public void The_same_seed_makes_the_same_inputs()
    {
        var first = Inputs(7);
        Assert.Equal(first, Inputs(7));
        Assert.NotEqual(first, Inputs(8));
    }

    [Fact]
    public void A_hang_is_found()
    {
        using var end = new ManualResetEventSlim();
        var result = new FuzzRun(new SpoiltTarget(input =>
        {
            if (input.Contains((byte)0xff))
                end.Wait(Time);
        }), 1, TimeSpan.FromSeconds(1)).For(Time);
        end.Set();
        Assert.Contains("does not come to an end", result.Finding, StringComparison.Ordinal);
        Assert.Contains((byte)0xff, result.Input!);
    }

    [Fact]
    public void Too_much_memory_is_found()
    {
        var result = new FuzzRun(new SpoiltTarget(static input => GC.KeepAlive(new byte[input.Contains((byte)0xff) ? 5_000_000 : 1])), 1).For(Time);
        Assert.StartsWith("allocates ", result.Finding, StringComparison.Ordinal);
    }

    private static List<string> Inputs(int seed)
    {
        var inputs = new List<string>();
        new FuzzRun(new SpoiltTarget(input =>
        {
            inputs.Add(Convert.ToHexString(input));
            if (inputs.Count == 500)
                throw new InvalidOperationException("enough");
        }), seed).For(Time);
        return inputs;
    }
}
