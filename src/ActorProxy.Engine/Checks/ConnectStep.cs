using ActorProxy.Config.Model;

namespace ActorProxy.Engine.Checks;

/// <summary>Closes the connection, if there is one, and opens another.</summary>
/// <param name="Port">Null for the check's own.</param>
/// <param name="Address">Null for the check's own.</param>
/// <param name="SendsProxy">A PROXY protocol header goes first, whatever the server's line says.</param>
/// <param name="UsesServerOptions">A header goes first if the server's line says so.</param>
/// <param name="Linger">The connection is closed in order, not reset.</param>
public sealed record ConnectStep(int? Port, AddressConfig? Address, bool SendsProxy, bool UsesServerOptions, bool Linger, string? Comment) : CheckStep(Comment)
{
    /// <summary>The connection that a check opens when its script does not begin with one.</summary>
    public static ConnectStep Initial { get; } = new(null, null, SendsProxy: false, UsesServerOptions: true, Linger: false, null);

    public override string Name => Port is { } port ? $"connect port {port}" : "connect";
}
