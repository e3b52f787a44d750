using System.Collections.Frozen;
using System.Net.Sockets;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config;

/// <summary>What surrounds a configuration: the environment, the command line's overrides, and the machine's accounts.</summary>
/// <remarks>The command line wins over <c>global</c>, which wins over the proxies' sections.</remarks>
public sealed record ConfigurationContext
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>A user's id by name, or null when there is no such user.</summary>
    public Func<string, uint?> FindUser { get; init; } = static _ => null;

    /// <summary>A group's id by name, or null when there is no such group.</summary>
    public Func<string, uint?> FindGroup { get; init; } = static _ => null;

    /// <summary>Whether a host's name has an address of a family (or of any, for <c>Unspecified</c>); null when names are not to be looked up.</summary>
    public Func<string, AddressFamily, bool>? CanResolve { get; init; }

    /// <summary>Checks of parts that lie above this project, such as log formats: run with the others, so that one run shows everything.</summary>
    public Action<ProxyConfiguration, ICollection<Diagnostic>>? CheckFurther { get; init; }

    /// <summary><c>-dr</c>: servers whose names have no address are accepted.</summary>
    public bool AcceptsUnresolvedServers { get; init; }

    /// <summary>The machine's name: the local peer's where nothing else names it.</summary>
    public string HostName { get; init; } = "";

    /// <summary><c>node.name</c> of <c>node.conf</c>: the local peer's name where neither <c>-L</c> nor <c>localpeer</c> is given.</summary>
    public string? NodeName { get; init; }

    /// <summary>What <c>node.conf</c> says, or null: with a <c>cluster</c> there is a <c>peers</c> section of its nodes.</summary>
    public NodeConfig? Node { get; init; }

    /// <summary><c>-L</c>.</summary>
    public string? LocalPeer { get; init; }

    /// <summary><c>-n</c>: the process's limit of connections.</summary>
    public int? MaxConn { get; init; }

    /// <summary><c>-N</c>: the limit of each proxy that sets none.</summary>
    public int? ProxyMaxConn { get; init; }

    /// <summary><c>-p</c>.</summary>
    public string? PidFile { get; init; }

    /// <summary><c>-D</c>.</summary>
    public bool Daemon { get; init; }

    /// <summary><c>-W</c> and <c>-Ws</c>.</summary>
    public bool MasterWorker { get; init; }

    /// <summary><c>-q</c>.</summary>
    public bool Quiet { get; init; }

    /// <summary><c>-dS</c>.</summary>
    public bool NoSplice { get; init; }

    /// <summary><c>-dD</c>: <c>.diag</c> lines are shown.</summary>
    public bool IsDiagnosticMode { get; init; }

    /// <summary><c>-dW</c>: a warning is as bad as an error.</summary>
    public bool FailsOnWarnings { get; init; }

    public ConditionFacts Facts => new() { SplicesData = !NoSplice };
}
