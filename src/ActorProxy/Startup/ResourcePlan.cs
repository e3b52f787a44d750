using ActorProxy.Config.Model;
using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary>What a configuration asks of the process's limits.</summary>
internal static class ResourcePlan
{
    /// <param name="ownDescriptors">Counted once, before there are connections.</param>
    public static BudgetRequest RequestOf(ProxyConfiguration configuration, long hardLimit, int ownDescriptors, int? memoryLimitMegabytes)
    {
        var global = configuration.Global;
        int listeners = global.Stats.Sockets.Sum(AddressesOf), checks = 0;
        var splices = false;
        foreach (var proxy in configuration.Proxies)
        {
            if (proxy.IsDisabled) continue;
            listeners += proxy.Frontend?.Binds.Sum(AddressesOf) ?? 0;
            checks += proxy.Backend?.Servers.Count(s => s.Check is not null) ?? 0;
            splices |= IsAny(proxy.Frontend?.Splice) || IsAny(proxy.Backend?.Splice);
        }
        return new BudgetRequest
        {
            Configured = global.MaxConn,
            DescriptorLimit = global.DescriptorLimit is { } limit ? Math.Min(limit, hardLimit) : hardLimit,
            OwnDescriptors = ownDescriptors,
            Listeners = listeners,
            RuntimeApiConnections = global.Stats.Sockets.IsEmpty ? 0 : global.Stats.MaxConn,
            Threads = global.Threads ?? Environment.ProcessorCount,
            Checks = checks,
            Splices = splices && !global.NoSplice,
            MemoryLimitMegabytes = memoryLimitMegabytes,
            BufferSizeBytes = global.Tuning.BufferSizeBytes,
        };
    }

    private static int AddressesOf(BindConfig bind) => bind.Addresses.Sum(a => a.LastPort - a.Port + 1);

    private static bool IsAny(SpliceConfig? splice) => splice is { Auto: true } or { Request: true } or { Response: true };
}
