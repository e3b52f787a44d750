namespace ActorProxy.Core.Patterns;

/// <summary>As what the values of a map file are used.</summary>
[Flags]
public enum PatternOutputs
{
    None = 0,
    Text = 1,
    Number = 2,
    Address = 4,

    /// <summary>As text in which groups of the regular expression are filled in.</summary>
    Groups = 8,
}
