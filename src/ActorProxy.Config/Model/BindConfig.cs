using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>One <c>bind</c> line: addresses and the options that all of them share.</summary>
public sealed record BindConfig
{
    public required ImmutableArray<AddressConfig> Addresses { get; init; }
    public required SourcePosition Position { get; init; }
    public string? Name { get; init; }
    public int? Id { get; init; }
    public bool AcceptProxy { get; init; }
    public int? Backlog { get; init; }
    public int? MaxConn { get; init; }

    /// <summary><c>interface</c>: the network device that the socket is bound to.</summary>
    public string? Interface { get; init; }

    /// <summary><c>mss</c> in bytes; negative means that much below what the peer offers.</summary>
    public int? Mss { get; init; }

    /// <summary><c>tcp-ut</c>: TCP_USER_TIMEOUT of accepted connections.</summary>
    public TimeSpan? TcpUserTimeout { get; init; }
    public bool FastOpen { get; init; }
    public bool DeferAccept { get; init; }
    public bool Transparent { get; init; }
    public bool V4V6 { get; init; }
    public bool V6Only { get; init; }

    /// <summary><c>mode</c>, <c>uid</c>/<c>user</c> and <c>gid</c>/<c>group</c> of a unix socket's file.</summary>
    public UnixSocketPermissions Permissions { get; init; } = new();

    /// <summary><c>level</c>, for sockets of the runtime API.</summary>
    public AdminLevel Level { get; init; } = AdminLevel.Operator;

    /// <summary><c>expose-fd listeners</c>: this runtime API socket may hand out the listening descriptors.</summary>
    public bool ExposeListeners { get; init; }

    /// <summary><c>severity-output</c>: how the runtime API marks its answers' severity.</summary>
    public SeverityOutput SeverityOutput { get; init; }
}
