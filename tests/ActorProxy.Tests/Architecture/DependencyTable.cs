namespace ActorProxy.Tests.Architecture;

/// <summary>Which project may use which: what the layout of the solution promises.</summary>
internal static class DependencyTable
{
    /// <summary>The projects under src/ and what each refers to directly; what those refer to may be used as well.</summary>
    public static IReadOnlyDictionary<string, string[]> Direct { get; } = new Dictionary<string, string[]>
    {
        ["ActorProxy.Actors"] = [],
        ["ActorProxy.Config"] = [],
        ["ActorProxy.Http"] = [],
        ["ActorProxy.Core"] = ["ActorProxy.Config", "ActorProxy.Http"],
        ["ActorProxy.Engine"] = ["ActorProxy.Core", "ActorProxy.Actors"],
        ["ActorProxy.Node"] = ["ActorProxy.Engine"],
        ["ActorProxy.Cluster"] = ["ActorProxy.Node"],
        ["ActorProxy.Admin"] = ["ActorProxy.Cluster"],
        ["ActorProxy"] = ["ActorProxy.Admin"],
    };

    /// <summary>Everything below a project.</summary>
    public static HashSet<string> Below(string project)
    {
        var below = new HashSet<string>();
        foreach (var one in Direct[project])
        {
            below.Add(one);
            below.UnionWith(Below(one));
        }

        return below;
    }
}
