namespace ActorProxy.Core.Stats.Reports;

/// <summary>A statistics value's type, as the typed output names it (management.txt 9.2).</summary>
public enum StatFieldType : byte
{
    /// <summary>No value: nothing between two commas, no line in the typed output.</summary>
    Empty,

    /// <summary><c>s32</c>.</summary>
    Signed32,

    /// <summary><c>u32</c>.</summary>
    Unsigned32,

    /// <summary><c>u64</c>.</summary>
    Unsigned64,

    /// <summary><c>flt</c>.</summary>
    Float,

    /// <summary><c>str</c>.</summary>
    Text,
}
