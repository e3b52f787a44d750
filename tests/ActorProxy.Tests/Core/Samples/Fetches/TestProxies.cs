using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Tests.Core.Samples.Fetches;

/// <summary>The proxies that expressions of a test can name.</summary>
internal sealed class TestProxies(TestFrontend[] frontends, TestBackend[] backends) : ProxyDirectory
{
    public override IEnumerable<string> Names => backends.Select(static one => one.Name);

    public override FrontendFacts? FindFrontend(string name) => Array.Find(frontends, one => one.Name == name);

    public override BackendFacts? FindBackend(string name) => Array.Find(backends, one => one.Name == name);
}
