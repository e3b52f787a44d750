using ActorProxy.Config.Model;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Rules;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Compilation;

/// <summary>What the expressions of one section became: its rules and its log. Immutable, for any thread.</summary>
public sealed record CompiledProxy(ProxyRules Rules, ProxyLog Log)
{
    /// <summary>Compiles a section; what is wrong is added to the scope's diagnostics. The same for <c>-c</c> as for a generation.</summary>
    public static CompiledProxy Compile(ProxyConfig proxy, GlobalConfig global, LogOrigin origin, CompilationScope scope)
    {
        var own = scope.Of(proxy);
        var acls = AclTable.Compile(proxy.Acls, own.For("acl", SamplePlaces.None));
        return new CompiledProxy(RuleCompiler.Compile(proxy, scope, acls), ProxyLog.Compile(proxy, global, origin, own.For("log-format", SamplePlaces.Log, acls)));
    }
}
