namespace ActorProxy.Core.Patterns;

/// <summary>Makes the index of a match method.</summary>
internal static class PatternIndexes
{
    /// <param name="capacity">How many entries are expected.</param>
    public static PatternIndex Create(PatternKind kind, int capacity) => kind.Method switch
    {
        MatchMethod.Int => new NumberIndex(ofLength: false, kind.IsDotted),
        MatchMethod.Len => new NumberIndex(ofLength: true, isDotted: false),
        MatchMethod.Ip => new AddressIndex(),
        MatchMethod.Bin => new BytesIndex(isHexadecimal: true, ignoreCase: false, capacity),
        MatchMethod.Str => new BytesIndex(isHexadecimal: false, kind.IgnoreCase, capacity),
        MatchMethod.Reg => new RegexIndex(kind.IgnoreCase),
        MatchMethod.Beg or MatchMethod.End or MatchMethod.Sub or MatchMethod.Dir or MatchMethod.Dom => new TextIndex(kind.Method, kind.IgnoreCase),
        _ => new UnusedIndex(),
    };
}
