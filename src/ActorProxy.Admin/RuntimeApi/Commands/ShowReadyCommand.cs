using ActorProxy.Cluster.FloatingIp;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show ready</c>: what keeps this node from serving as it should, a line each; nothing but the verdict when all is well.</summary>
internal sealed class ShowReadyCommand : RuntimeCommand
{
    public override string Words => "show ready";
    public override string Summary => "tell whether every backend can serve and every floating address has an owner";

    public override async ValueTask RunAsync(CommandCall call)
    {
        List<string> reasons = [];
        if (call.Generation is not { } generation)
            reasons.Add("no configuration is in use yet");
        else
            foreach (var backend in generation.Configuration.Proxies.Where(static one => one.Backend is { Servers.Length: > 0 }).Select(static one => one.Name).Order(StringComparer.Ordinal))
                if (generation.Proxies.FindBackend(backend) is { UsableServers: 0 })
                    reasons.Add($"backend {backend} has no usable server");
        var routers = call.Context.Options.Cluster() is { } cluster ? await cluster.FloatingIpsAsync() : [];
        reasons.AddRange(routers.Select(Reason).OfType<string>());
        Verdict.Write(call, reasons.Count == 0, string.Join('\n', reasons));
    }

    private static string? Reason(FloatingIpSnapshot one) =>
        one.State == VrrpState.Fault ? $"floating address {one.Plan.Name} can't be held: {one.Fault}" : one.Master is null ? $"floating address {one.Plan.Name} has no known owner" : null;
}
