using System.Collections.Immutable;
using ActorProxy.Admin.RuntimeApi.Sockets;
using ActorProxy.Core.Membership;
using ActorProxy.Core.RollingReload;
using ActorProxy.Node;

namespace ActorProxy.Admin.RuntimeApi;

/// <summary>What the commands of the runtime API work on: the node, the process, and the sockets themselves.</summary>
/// <remarks>Belongs to the loop of <see cref="RuntimeApiActor"/>, where all sessions run.</remarks>
internal sealed class RuntimeApiContext(ProxyNode node, RuntimeApiOptions options)
{
    public ProxyNode Node { get; } = node;

    public RuntimeApiOptions Options { get; } = options;

    /// <summary>Where the runtime API listens.</summary>
    public ImmutableArray<ApiSocket> Sockets { get; set; } = [];

    public ReloadHistory Reloads { get; } = new();

    /// <summary>Who has the cluster's one rolling reload, as far as this node has been told.</summary>
    public RollingReloadClaim RollingReload { get; } = new(name => options.Membership()?.Members.FirstOrDefault(one => one.Name == name && one.State is MemberState.Alive or MemberState.Suspected)?.Incarnation);

    public IdleMeter Idle { get; } = new();
}
