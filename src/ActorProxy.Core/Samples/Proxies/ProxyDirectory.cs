namespace ActorProxy.Core.Samples.Proxies;

/// <summary>Finds the proxies that expressions name, while they are compiled.</summary>
public abstract class ProxyDirectory
{
    public abstract FrontendFacts? FindFrontend(string name);

    public abstract BackendFacts? FindBackend(string name);

    /// <summary>All backends' names, for suggestions.</summary>
    public abstract IEnumerable<string> Names { get; }
}
