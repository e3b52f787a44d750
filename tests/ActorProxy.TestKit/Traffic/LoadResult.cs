namespace ActorProxy.TestKit.Traffic;

/// <summary>What became of a load's connections and exchanges.</summary>
public sealed record LoadResult(int Served, TimeSpan Took, IReadOnlyDictionary<LoadFailure, int> Failures)
{
    public double PerSecond => Served / Took.TotalSeconds;

    public bool IsWhole => Failures.Count == 0;

    public override string ToString()
        => $"{Served} served in {Took.TotalSeconds:0.0} s ({PerSecond:0}/s), " +
            (IsWhole ? "none failed" : string.Join(", ", Failures.Select(f => $"{f.Value} {f.Key}")));
}
