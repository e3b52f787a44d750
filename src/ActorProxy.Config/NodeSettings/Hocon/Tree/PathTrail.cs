using System.Collections.Immutable;

namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary>The path from the document's root to where the parser is; null stands for a place that no path leads to.</summary>
internal sealed record PathTrail(PathTrail? Parent, string Key)
{
    public static readonly PathTrail Root = new(null, "");

    public ImmutableArray<string> ToPath()
    {
        var keys = new List<string>();
        for (var at = this; at.Parent is not null; at = at.Parent) keys.Add(at.Key);
        keys.Reverse();
        return [.. keys];
    }
}
