using System.Collections.Immutable;

namespace ActorProxy.CommandLine;

/// <summary>The command line as it was given (management.txt 3); what it does not name is null, false or empty.</summary>
/// <remarks>It wins over the <c>global</c> sections, which win over the proxies' own.</remarks>
internal sealed record CommandLineOptions
{
    public CommandAction Action { get; init; } = CommandAction.Run;

    /// <summary>Files and folders of <c>-f</c> and after <c>--</c>, in their order.</summary>
    public ImmutableArray<string> ConfigurationPaths { get; init; } = [];

    /// <summary><c>--node</c>: the node's own settings, or null.</summary>
    public string? NodePath { get; init; }

    /// <summary><c>--nodes</c>: of the demo.</summary>
    public int? DemoNodes { get; init; }

    /// <summary><c>--server</c>: of the demo.</summary>
    public DemoServer? DemoServer { get; init; }

    /// <summary><c>-C</c>: entered before anything is read.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary><c>-cc</c>'s argument.</summary>
    public string? Condition { get; init; }

    /// <summary><c>--json</c>: <c>-c</c> reports for tools.</summary>
    public bool IsJson { get; init; }

    /// <summary><c>-D</c>.</summary>
    public bool IsDaemon { get; init; }

    /// <summary><c>-d</c> and <c>-db</c>: <c>daemon</c> in the configuration is not followed.</summary>
    public bool IsForeground { get; init; }

    /// <summary><c>-d</c>.</summary>
    public bool IsDebugging { get; init; }

    /// <summary><c>-W</c> and <c>-Ws</c>.</summary>
    public bool IsMasterWorker { get; init; }

    /// <summary><c>-q</c>.</summary>
    public bool IsQuiet { get; init; }

    /// <summary><c>-V</c>: wins over <c>-q</c>, wherever it stands.</summary>
    public bool IsVerbose { get; init; }

    /// <summary><c>-n</c>: connections of the whole process.</summary>
    public int? MaxConn { get; init; }

    /// <summary><c>-N</c>: connections of each proxy that sets no limit.</summary>
    public int? ProxyMaxConn { get; init; }

    /// <summary><c>-m</c>.</summary>
    public int? MemoryLimitMegabytes { get; init; }

    /// <summary><c>-L</c>.</summary>
    public string? LocalPeer { get; init; }

    /// <summary><c>-p</c>.</summary>
    public string? PidFile { get; init; }

    /// <summary><c>-S</c>: a <c>bind</c> line's address and options, parted by commas.</summary>
    public string? MasterSocket { get; init; }

    /// <summary><c>-x</c>: the runtime API socket of the process whose listeners are taken over.</summary>
    public string? TakeOverSocket { get; init; }

    /// <summary><c>-sf</c>: told to finish once this process serves.</summary>
    public ImmutableArray<int> FinishedPids { get; init; } = [];

    /// <summary><c>-st</c>: told to end at once when this process serves.</summary>
    public ImmutableArray<int> TerminatedPids { get; init; } = [];

    /// <summary><c>-dK</c>: classes of keywords to print, as written.</summary>
    public string? KeywordClasses { get; init; }

    /// <summary><c>-dD</c>.</summary>
    public bool IsDiagnosing { get; init; }

    /// <summary><c>-dS</c>.</summary>
    public bool NeverSplices { get; init; }

    /// <summary><c>-dW</c>.</summary>
    public bool FailsOnWarnings { get; init; }

    /// <summary><c>-dr</c>: a server whose name does not resolve is kept, without an address.</summary>
    public bool AcceptsUnresolvedServers { get; init; }

    /// <summary>The same for a process that is started again: the processes that the first one replaced are gone, and their ids may be others'.</summary>
    public CommandLineOptions WithoutOlderProcesses() => this with { TakeOverSocket = null, FinishedPids = [], TerminatedPids = [] };
}
