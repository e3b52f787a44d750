using ActorProxy.Config.Model;

namespace ActorProxy.Engine.Listening;

/// <summary>What is set on a listening socket; accepted connections inherit most of it, which saves their own calls.</summary>
public sealed record ListenerOptions
{
    public int Backlog { get; init; } = 1024;
    public string? Interface { get; init; }
    public bool IsTransparent { get; init; }

    /// <summary>The address may be one that this host does not have yet.</summary>
    public bool IsFreeBind { get; init; }

    /// <summary>For IPv6: true takes IPv6 only, false takes IPv4 too, null is the system's default.</summary>
    public bool? V6Only { get; init; }
    public int? Mss { get; init; }
    public TimeSpan? UserTimeout { get; init; }
    public bool FastOpen { get; init; }
    public bool DeferAccept { get; init; }
    public KeepAliveConfig? KeepAlive { get; init; }
    public int? ReceiveBufferBytes { get; init; }
    public int? SendBufferBytes { get; init; }
    public UnixSocketPermissions Permissions { get; init; } = new();
}
