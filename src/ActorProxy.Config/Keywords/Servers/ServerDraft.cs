using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Keywords.Servers;

/// <summary>A <c>server</c> line, or the values of <c>default-server</c>, while options are being read.</summary>
public sealed class ServerDraft
{
    public LoadState? Load { get; set; }

    public string Name { get; set; } = "";

    public AddressConfig? Address { get; set; }

    public SourcePosition Position { get; set; }

    public int? Id { get; set; }

    public bool IsBackup { get; set; }

    public int Weight { get; set; } = 1;

    public int MaxConn { get; set; }

    public int MinConn { get; set; }

    public int MaxQueue { get; set; }

    public TimeSpan? SlowStart { get; set; }

    public bool IsDisabled { get; set; }

    public bool IsChecked { get; set; }

    /// <summary>Kept also while <see cref="IsChecked"/> is false: a <c>default-server</c> may set times only.</summary>
    public ServerCheckConfig Check { get; set; } = ServerCheckConfig.Usual;

    public bool HasAgent { get; set; }

    /// <summary>As <see cref="Check"/>, for <c>agent-check</c>.</summary>
    public AgentCheckConfig Agent { get; set; } = AgentCheckConfig.Usual;

    public string? Track { get; set; }

    public SourcePosition TrackPosition { get; set; }

    public ObserveMode Observe { get; set; }

    public int ErrorLimit { get; set; } = 10;

    public OnErrorAction OnError { get; set; } = OnErrorAction.FailCheck;

    public bool ShutdownSessionsOnDown { get; set; }

    public bool ShutdownBackupSessionsOnUp { get; set; }

    public InitState InitState { get; set; } = InitState.Up;

    public ImmutableArray<InitAddressMethod> InitAddress { get; set; } = InitAddressMethod.Default;

    public HashKeyKind HashKey { get; set; }

    public int SendProxyVersion { get; set; }

    public ProxyV2Options ProxyV2Options { get; set; }

    public SourceAddressConfig? Source { get; set; }

    public TimeSpan? TcpUserTimeout { get; set; }

    public bool FastOpen { get; set; }

    public ServerDraft Copy() => (ServerDraft)MemberwiseClone();

    public ServerConfig Build(int id) => new()
    {
        Name = Name,
        Address = Address!,
        Position = Position,
        Id = id,
        HasOwnId = Id is not null,
        IsBackup = IsBackup,
        Weight = Weight,
        MaxConn = MaxConn,
        MinConn = MinConn,
        MaxQueue = MaxQueue,
        SlowStart = SlowStart,
        IsDisabled = IsDisabled,
        Check = IsChecked || Track is not null ? Check : null,
        Agent = HasAgent ? Agent : null,
        Track = Track,
        Observe = Observe,
        ErrorLimit = ErrorLimit,
        OnError = OnError,
        ShutdownSessionsOnDown = ShutdownSessionsOnDown,
        ShutdownBackupSessionsOnUp = ShutdownBackupSessionsOnUp,
        InitState = InitState,
        InitAddress = Load is { Context.AcceptsUnresolvedServers: true } ? InitAddress.Add(InitAddressMethod.None) : InitAddress,
        HashKey = HashKey,
        SendProxy = SendProxyVersion == 0 ? null : new SendProxyConfig(SendProxyVersion, SendProxyVersion == 2 ? ProxyV2Options : ProxyV2Options.None),
        Source = Source,
        TcpUserTimeout = TcpUserTimeout,
        FastOpen = FastOpen,
    };
}
