using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary><c>${path}</c>, <c>${?path}</c> or <c>${path[]}</c>.</summary>
/// <param name="scope">The file that it stands in: its path is looked up there first.</param>
/// <param name="isList">Behind the path stands <c>[]</c>: the environment's <c>PATH_0</c>, <c>PATH_1</c> and so on make a list.</param>
internal sealed class SubstitutionNode(SourcePosition position, ImmutableArray<string> path, IncludeScope scope, bool isOptional, bool isList) : SyntaxNode(position)
{
    public ImmutableArray<string> Path { get; } = path;

    public IncludeScope Scope { get; } = scope;

    public bool IsOptional { get; } = isOptional;

    public bool IsList { get; } = isList;

    /// <summary>Resolved once: a second look gives the same value, whatever is being resolved then.</summary>
    public bool IsResolved { get; set; }

    /// <summary>Null when it is undefined.</summary>
    public HoconValue? Resolved { get; set; }

    public bool IsBeingResolved { get; set; }
}
