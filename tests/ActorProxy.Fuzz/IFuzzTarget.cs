namespace ActorProxy.Fuzz;

/// <summary>Something that reads bytes of others, and what must hold whatever they are.</summary>
public interface IFuzzTarget
{
    string Name { get; }

    /// <summary>Files and folders of good and bad examples, from the repository's root; see <see cref="FuzzCorpus"/>.</summary>
    IReadOnlyList<string> Corpus { get; }

    /// <summary>Pieces that its language is made of, put in here and there.</summary>
    IReadOnlyList<string> Pieces => [];

    /// <summary>Longer inputs are cut.</summary>
    int MostBytes => 32768;

    /// <summary>The most that one input of the given length may allocate, what it keeps for itself and what it lets go.</summary>
    long AllocationLimitBytes(int inputBytes) => 1_000_000 + 2000L * inputBytes;

    /// <summary>Reads the input; throws when something does not hold.</summary>
    void Run(ReadOnlySpan<byte> input);
}
