using System.Collections.Immutable;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Config.Model;

/// <summary>The servers' side of a proxy: who serves, how one is picked, and how long each phase may take.</summary>
public sealed record BackendConfig
{
    public BalanceConfig Balance { get; init; } = new(BalanceAlgorithmKind.RoundRobin);
    public HashConfig Hash { get; init; } = new();
    public ImmutableArray<ServerConfig> Servers { get; init; } = [];

    /// <summary><c>fullconn</c>: the backend's load at which servers reach their <c>maxconn</c>; null means a tenth of the frontends' limits.</summary>
    public int? FullConn { get; init; }

    /// <summary><c>retries</c>: attempts after the first one failed.</summary>
    public int Retries { get; init; } = 3;

    /// <summary><c>option redispatch</c>: null is off; n above 0 means at every n-th retry; below 0, at the n-th before the last (-1: the last).</summary>
    public int? RedispatchInterval { get; init; }
    public bool AllBackups { get; init; }
    public bool AbortOnClose { get; init; }
    public TimeSpan? ConnectTimeout { get; init; }
    public TimeSpan? ServerTimeout { get; init; }
    public TimeSpan? ServerFinTimeout { get; init; }

    /// <summary><c>timeout tunnel</c>: replaces the client's and the server's timeout once both sides have spoken.</summary>
    public TimeSpan? TunnelTimeout { get; init; }

    /// <summary><c>timeout queue</c>; null means <see cref="ConnectTimeout"/>.</summary>
    public TimeSpan? QueueTimeout { get; init; }

    /// <summary><c>timeout check</c>: the time for a check's answer once connected; null means <c>inter</c> covers both.</summary>
    public TimeSpan? CheckTimeout { get; init; }
    public KeepAliveConfig? ServerKeepAlive { get; init; }
    public CheckProtocolConfig CheckProtocol { get; init; } = new ConnectCheckConfig();

    /// <summary>The section's own <c>tcp-check</c> lines where no <c>option tcp-check</c> uses them: they must be right all the same.</summary>
    public TcpCheckConfig? UnusedTcpCheck { get; init; }

    /// <summary>The backend's <c>source</c>, for servers that have none.</summary>
    public SourceAddressConfig? Source { get; init; }

    /// <summary><c>persist rdp-cookie</c>: the name of the cookie that tells the server's address; null for none.</summary>
    public string? PersistCookie { get; init; }

    /// <summary><c>option persist</c>: a stream whose server is down is sent there all the same.</summary>
    public bool PersistsWhenDown { get; init; }

    /// <summary>The <c>force-persist</c> and <c>ignore-persist</c> lines, in order: the first one whose condition holds decides.</summary>
    public ImmutableArray<PersistRuleConfig> PersistRules { get; init; } = [];

    /// <summary>The <c>use-server</c> lines, in order: the first one whose condition holds wins.</summary>
    public ImmutableArray<UseServerConfig> UseServers { get; init; } = [];

    /// <summary>The <c>stick</c> lines, in order.</summary>
    public ImmutableArray<StickRuleConfig> StickRules { get; init; } = [];

    public bool NoLinger { get; init; }
    public SpliceConfig Splice { get; init; } = new();
}
