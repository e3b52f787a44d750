using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.NodeSettings;

namespace ActorProxy.Config;

/// <summary>What came out of reading a configuration: the configuration itself unless there are errors, and every finding.</summary>
/// <param name="Configuration">Null when an error was found.</param>
/// <param name="Environment">The variables after <c>setenv</c> and its relatives were carried out.</param>
public sealed record LoadedConfiguration(ProxyConfiguration? Configuration, ImmutableArray<Diagnostic> Diagnostics, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>What <c>node.conf</c> says; null without one, or with errors in it.</summary>
    public NodeConfig? Node { get; init; }

    /// <summary>What <c>-c</c> exits with: 0 when the configuration is good, 1 for errors, 2 when nothing would listen.</summary>
    public int CheckExitCode
    {
        get
        {
            if (Configuration is null) return 1;
            if (!Configuration.Global.Stats.Sockets.IsEmpty) return 0;
            foreach (var proxy in Configuration.Proxies)
            {
                if (!proxy.IsDisabled && proxy.Frontend is { Binds.Length: > 0 }) return 0;
            }
            return 2;
        }
    }
}
