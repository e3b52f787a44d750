using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>One <c>server</c> line with its <c>default-server</c> values applied.</summary>
public sealed record ServerConfig
{
    public required string Name { get; init; }
    public required AddressConfig Address { get; init; }
    public required SourcePosition Position { get; init; }

    /// <summary>The <c>id</c>, or the smallest free number from 1 on, in order.</summary>
    public int Id { get; init; }

    /// <summary><see cref="Id"/> stands on the line.</summary>
    public bool HasOwnId { get; init; }
    public bool IsBackup { get; init; }

    /// <summary>0 to 256; 0 takes no new traffic.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Most connections at once; 0 is without limit.</summary>
    public int MaxConn { get; init; }

    /// <summary><c>minconn</c>: the limit while the backend idles, rising to <see cref="MaxConn"/> at <c>fullconn</c>; 0 is off.</summary>
    public int MinConn { get; init; }

    /// <summary>Most streams waiting for this server; 0 is without limit.</summary>
    public int MaxQueue { get; init; }
    public TimeSpan? SlowStart { get; init; }

    /// <summary><c>disabled</c>: starts in maintenance.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Null when neither <c>check</c> nor <c>track</c> is on the line.</summary>
    public ServerCheckConfig? Check { get; init; }

    /// <summary>Null without <c>agent-check</c>.</summary>
    public AgentCheckConfig? Agent { get; init; }

    /// <summary><c>track backend/server</c>: the server whose state this one follows, as written.</summary>
    public string? Track { get; init; }
    public ObserveMode Observe { get; init; }

    /// <summary><c>error-limit</c>: consecutive observed errors until <see cref="OnError"/>.</summary>
    public int ErrorLimit { get; init; } = 10;
    public OnErrorAction OnError { get; init; } = OnErrorAction.FailCheck;

    /// <summary><c>on-marked-down shutdown-sessions</c>.</summary>
    public bool ShutdownSessionsOnDown { get; init; }

    /// <summary><c>on-marked-up shutdown-backup-sessions</c>.</summary>
    public bool ShutdownBackupSessionsOnUp { get; init; }
    public InitState InitState { get; init; } = InitState.Up;

    /// <summary>How the first address of a server with a name is found, in order; ends with <see cref="InitAddressKind.None"/> under <c>-dr</c>.</summary>
    public ImmutableArray<InitAddressMethod> InitAddress { get; init; } = InitAddressMethod.Default;
    public HashKeyKind HashKey { get; init; }
    public SendProxyConfig? SendProxy { get; init; }
    public SourceAddressConfig? Source { get; init; }
    public TimeSpan? TcpUserTimeout { get; init; }
    public bool FastOpen { get; init; }
}
