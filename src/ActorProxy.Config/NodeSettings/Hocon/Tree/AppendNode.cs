namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary>What <c>+=</c> does in an object that no path leads to, such as an array's element: appends to the key's own earlier values.</summary>
internal sealed class AppendNode(ArrayNode added) : SyntaxNode(added.Position)
{
    public ArrayNode Added { get; } = added;
}
