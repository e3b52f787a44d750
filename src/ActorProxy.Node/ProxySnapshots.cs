using System.Collections.Immutable;
using ActorProxy.Core.Stats.Snapshots;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Generations;

namespace ActorProxy.Node;

/// <summary>Gathers what reports show of a generation's sections: counters from their owners, states from the balancers.</summary>
internal static class ProxySnapshots
{
    public static async Task<ImmutableArray<ProxySnapshot>> GatherAsync(NodeServices node, Generation generation)
    {
        var views = new Dictionary<string, Task<BackendView>>(StringComparer.Ordinal);
        foreach (var (name, backend) in generation.Backends)
        {
            var answer = new TaskCompletionSource<BackendView>(TaskCreationOptions.RunContinuationsAsynchronously);
            views.Add(name, answer.Task);
            backend.Balancer.Tell(new OperatorProtocol.GetBackend(answer));
        }

        await Task.WhenAll(views.Values);
        var frontends = generation.Frontends.ToDictionary(static one => one.Frontend.Name, StringComparer.Ordinal);
        var proxies = ImmutableArray.CreateBuilder<ProxySnapshot>();
        foreach (var proxy in generation.Configuration.Proxies)
        {
            // A frontend and a backend may share a name.
            var view = proxy.Backend is not null && views.TryGetValue(proxy.Name, out var answer) ? await answer : null;
            var (frontend, listeners) = proxy.Frontend is not null && frontends.TryGetValue(proxy.Name, out var found) ? found : default;
            proxies.Add(new ProxySnapshot
            {
                Name = proxy.Name,
                Id = proxy.Id,
                HasOwnId = proxy.HasOwnId,
                IsDisabled = proxy.IsDisabled,
                Frontend = frontend is null ? null : FrontendOf(node, frontend),
                ShowsListeners = proxy.Frontend?.SocketStats ?? false,
                Listeners = listeners.IsDefaultOrEmpty ? [] : [.. listeners.Select(static listener => ListenerOf(listener))],
                Backend = view?.Backend,
                Servers = view?.Servers ?? [],
            });
        }

        return proxies.ToImmutable();
    }

    private static FrontendSnapshot FrontendOf(NodeServices node, Frontend frontend) => FrontendSnapshot.Of(
        frontend.Proxy,
        frontend.Counters,
        frontend.IsShutDown ? FrontendStatus.Stopped : frontend.State.IsPaused ? FrontendStatus.Paused : FrontendStatus.Open,
        Math.Min(frontend.Gate.Limit, node.HardMaxConn),
        NodeServices.NowMs);

    private static ListenerSnapshot ListenerOf(FrontendListener listener)
    {
        var frontend = listener.Frontend;
        var isWaiting = frontend.IsShutDown || frontend.State.IsPaused || frontend.Gate.Taken >= frontend.Gate.Limit;
        return ListenerSnapshot.Of(
            frontend.Proxy,
            listener.Name,
            listener.Id,
            listener.Socket.Local,
            listener.Counters,
            isWaiting ? ListenerStatus.Waiting : ListenerStatus.Open,
            listener.Bind.MaxConn ?? 0);
    }
}
