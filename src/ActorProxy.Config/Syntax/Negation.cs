namespace ActorProxy.Config.Syntax;

/// <summary>The <c>no</c> or <c>default</c> in front of a keyword.</summary>
public enum Negation
{
    None,
    No,
    Default,
}
