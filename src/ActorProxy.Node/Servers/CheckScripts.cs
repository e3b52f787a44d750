using ActorProxy.Config.Model;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Engine.Checks;

namespace ActorProxy.Node.Servers;

/// <summary>Compiles what the backends' checks say, and tells what is wrong with it.</summary>
public static class CheckScripts
{
    /// <summary>For <c>-c</c>: finds what a generation's checks would be refused for.</summary>
    public static void Check(ProxyConfiguration configuration, CompilationScope scope)
    {
        foreach (var proxy in configuration.Proxies)
        {
            if (proxy is not { IsDisabled: false, Backend: { } backend })
                continue;
            Compile(proxy, backend.CheckProtocol, scope);
            if (backend.UnusedTcpCheck is { } unused)
                Compile(proxy, unused, scope);
        }
    }

    /// <summary>Null after adding at least one error to the scope's diagnostics.</summary>
    internal static CheckScript? Compile(ProxyConfig proxy, CheckProtocolConfig checks, CompilationScope scope)
    {
        try
        {
            return CheckScriptCompiler.Compile(checks, scope.Of(proxy));
        }
        catch (ArgumentException error)
        {
            scope.Error(proxy.Position, $"the checks of '{proxy.Name}': {error.Message}");
            return null;
        }
    }
}
