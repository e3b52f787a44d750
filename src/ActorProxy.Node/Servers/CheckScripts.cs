using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Patterns;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Engine.Checks;
using ActorProxy.Node.Generations;
using ActorProxy.Node.Samples;

namespace ActorProxy.Node.Servers;

/// <summary>Compiles what the backends' checks say, and tells what is wrong with it.</summary>
public static class CheckScripts
{
    /// <summary>For <c>-c</c>: finds what a generation's checks would be refused for.</summary>
    public static void Check(ProxyConfiguration configuration, ICollection<Diagnostic> findings)
    {
        var proxies = new ConfiguredProxies(configuration, new CounterTable());
        var patterns = new PatternCatalog();
        foreach (var proxy in configuration.Proxies)
        {
            if (proxy is not { IsDisabled: false, Backend: { } backend })
                continue;
            Compile(proxy, backend.CheckProtocol, proxies, patterns, findings);
            if (backend.UnusedTcpCheck is { } unused)
                Compile(proxy, unused, proxies, patterns, findings);
        }
    }

    /// <summary>Null after adding at least one error to the findings.</summary>
    internal static CheckScript? Compile(ProxyConfig proxy, CheckProtocolConfig checks, ConfiguredProxies proxies, PatternCatalog patterns, ICollection<Diagnostic> findings)
    {
        try
        {
            return CheckScriptCompiler.Compile(checks, new CompilationScope(findings) { Proxies = proxies, Proxy = proxy.Name, Patterns = patterns, ReadFile = File.ReadAllBytes, ResolveHost = PatternHosts.Resolve });
        }
        catch (ArgumentException error)
        {
            findings.Add(new Diagnostic(Severity.Error, proxy.Position, $"the checks of '{proxy.Name}': {error.Message}", null));
            return null;
        }
    }
}
