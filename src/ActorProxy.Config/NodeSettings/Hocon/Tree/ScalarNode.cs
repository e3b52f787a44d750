namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary>A string, number, boolean or null as written.</summary>
/// <param name="isBlank">Whitespace without quotes between two parts of a concatenation: of no account between objects and arrays.</param>
internal sealed class ScalarNode(HoconScalar value, bool isBlank = false) : SyntaxNode(value.Position)
{
    public HoconScalar Value { get; } = value;

    public bool IsBlank { get; } = isBlank;
}
