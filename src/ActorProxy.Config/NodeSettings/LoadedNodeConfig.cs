using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings;

/// <summary>What came out of reading <c>node.conf</c>: the settings unless there are errors, and every finding.</summary>
/// <param name="Config">Null when an error was found.</param>
public sealed record LoadedNodeConfig(NodeConfig? Config, ImmutableArray<Diagnostic> Diagnostics);
