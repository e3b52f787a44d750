namespace ActorProxy.Core.Samples.Proxies;

/// <summary>Finds the proxies that expressions name: while they are compiled, and by values.</summary>
public abstract class ProxyDirectory
{
    public abstract FrontendFacts? FindFrontend(string name);

    public abstract BackendFacts? FindBackend(string name);

    /// <summary>As above, for names that are values: nothing is allocated for one.</summary>
    public virtual FrontendFacts? FindFrontend(ReadOnlySpan<char> name) => FindFrontend(name.ToString());

    /// <summary>As above.</summary>
    public virtual BackendFacts? FindBackend(ReadOnlySpan<char> name) => FindBackend(name.ToString());

    /// <summary>All backends' names, for suggestions.</summary>
    public abstract IEnumerable<string> Names { get; }
}
