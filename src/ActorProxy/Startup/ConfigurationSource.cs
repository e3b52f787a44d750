using System.Collections;
using System.Net;
using System.Net.Sockets;
using ActorProxy.CommandLine;
using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Core.Compilation;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;
using ActorProxy.Node.Generations;
using ActorProxy.Node.Samples;
using ActorProxy.Node.Servers;
using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary>Where the process's configuration comes from: the same files and the same command line at the start and at every reload.</summary>
internal sealed class ConfigurationSource(CommandLineOptions options)
{
    // Of the start: what an earlier configuration set is not there for a later one.
    private readonly Dictionary<string, string> _environment = ProcessEnvironment();

    public ConfigurationContext Context => ContextOf(null);

    private ConfigurationContext ContextOf(NodeConfig? node) => new()
    {
        Environment = _environment,
        FindUser = Accounts.FindUser,
        FindGroup = Accounts.FindGroup,
        HostName = Environment.MachineName,
        CanResolve = CanResolve,
        CheckFurther = node is null ? CheckFurther : (configuration, findings) => CheckWithNode(node, configuration, findings),
        NodeName = node?.Node.Name,
        Node = node,
        AcceptsUnresolvedServers = options.AcceptsUnresolvedServers,
        LocalPeer = options.LocalPeer,
        MaxConn = options.MaxConn,
        ProxyMaxConn = options.ProxyMaxConn,
        PidFile = options.PidFile,
        Daemon = options.IsDaemon,
        MasterWorker = options.IsMasterWorker,
        Quiet = options.IsQuiet,
        NoSplice = options.NeverSplices,
        IsDiagnosticMode = options.IsDiagnosing,
        FailsOnWarnings = options.FailsOnWarnings,
    };

    public LoadedConfiguration Load()
    {
        var (files, findings) = ConfigurationFiles.Read(options.ConfigurationPaths);
        if (options.NodePath is not { } path) return ConfigurationLoader.Load(files, Context, findings);
        var node = NodeConfigFiles.Load(path, _environment);
        var loaded = ConfigurationLoader.Load(files, ContextOf(node.Config), node.Diagnostics.AddRange(findings));
        return loaded with { Node = node.Config };
    }

    private static void CheckWithNode(NodeConfig node, ProxyConfiguration configuration, ICollection<Diagnostic> findings)
    {
        CheckFurther(configuration, findings);
        NodeReferenceChecks.Check(node, configuration, findings);
        foreach (var refusal in ServedNodeSettings.Refuse(node)) findings.Add(refusal);
    }

    private static void CheckFurther(ProxyConfiguration configuration, ICollection<Diagnostic> findings)
    {
        GlobalVariables.Compile(configuration.Global, findings);
        var origin = new LogOrigin("", 0);
        var scope = new CompilationScope(findings)
        {
            Proxies = new ConfiguredProxies(configuration, new CounterTable()),
            Tables = new StickTableDirectory(configuration, static definition => new StickTable(definition, 0, 0)),
            TrackedSlots = configuration.Global.Tuning.StickCounters,
            ReadFile = File.ReadAllBytes,
            ResolveHost = PatternHosts.Resolve,
        };
        CheckScripts.Check(configuration, scope);
        foreach (var proxy in configuration.Proxies)
        {
            if (!proxy.IsDisabled) CompiledProxy.Compile(proxy, configuration.Global, origin, scope);
        }
    }

    private static bool CanResolve(string name, AddressFamily family)
    {
        try
        {
            return Dns.GetHostAddresses(name, family).Length > 0;
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> ProcessEnvironment()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables()) variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }
}
