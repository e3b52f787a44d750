namespace ActorProxy.Fuzz.Targets;

/// <summary>Where an input is cut: a few places that depend on its bytes alone, so that an input tells all.</summary>
internal static class InputCuts
{
    private const int Most = 6;

    public static int[] Of(ReadOnlySpan<byte> input)
    {
        if (input.Length <= Most)
            return [.. Enumerable.Range(0, input.Length)];
        uint hash = 2166136261;
        foreach (var one in input)
            hash = unchecked((hash ^ one) * 16777619);
        var cuts = new int[Most];
        for (var i = 0; i < Most; i++)
        {
            cuts[i] = (int)(hash % (uint)input.Length);
            hash = unchecked(hash * 747796405 + 2891336453);
        }

        return cuts;
    }
}
