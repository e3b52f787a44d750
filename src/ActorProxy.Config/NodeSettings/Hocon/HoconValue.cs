using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>A value of a HOCON document after all substitutions; it keeps the place where it was written.</summary>
public abstract class HoconValue
{
    private protected HoconValue(SourcePosition position, IEnumerable<HoconValue> inner, bool isContainer)
    {
        Position = position;
        long weight = 1;
        foreach (var value in inner)
        {
            Depth = Math.Max(Depth, value.Depth);
            weight += value.Weight;
        }
        if (isContainer) Depth++;
        Weight = (int)Math.Min(weight, int.MaxValue / 2);
    }

    /// <summary>Where the value was written, also when a substitution brought it elsewhere.</summary>
    public SourcePosition Position { get; }

    /// <summary>How deep objects and arrays are nested in it: 0 for a scalar.</summary>
    internal int Depth { get; }

    /// <summary>How many values there are in it, itself included; one that substitutions put in twice counts twice.</summary>
    internal int Weight { get; }

    /// <summary>What messages call it: "a string", "an object".</summary>
    public abstract string KindText { get; }
}
