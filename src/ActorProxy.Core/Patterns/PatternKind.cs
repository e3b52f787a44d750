namespace ActorProxy.Core.Patterns;

/// <summary>How the entries of a reference are read and compared.</summary>
/// <param name="IsDotted">Numbers may be versions such as 3.1.</param>
/// <param name="Outputs">As what values are used: none in ACLs.</param>
public readonly record struct PatternKind(MatchMethod Method, bool IgnoreCase = false, bool IsDotted = false, PatternOutputs Outputs = PatternOutputs.None);
