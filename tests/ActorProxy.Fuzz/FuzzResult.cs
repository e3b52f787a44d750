namespace ActorProxy.Fuzz;

/// <summary>What a run came to.</summary>
/// <param name="Finding">What did not hold, and <paramref name="Input"/> made it so; null when everything held.</param>
public sealed record FuzzResult(string Target, int Seed, long Inputs, long MostAllocatedBytes, TimeSpan Longest, string? Finding, byte[]? Input)
{
    public override string ToString() =>
        $"{Target}: seed {Seed}, {Inputs} inputs, at most {MostAllocatedBytes} bytes allocated and {Longest.TotalMilliseconds:0.0} ms for one, {(Finding is null ? "nothing found" : $"FOUND {Finding}\n{Convert.ToHexString(Input!)}")}";
}
