using ActorProxy.Config.Model;
using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary>The process's limits, raised as far as they go, and what they allow a configuration.</summary>
internal sealed class Resources
{
    private readonly int? _memoryLimitMegabytes;
    private readonly int _ownDescriptors;

    /// <summary>To be created before the first listener is bound.</summary>
    public Resources(int? memoryLimitMegabytes)
    {
        _memoryLimitMegabytes = memoryLimitMegabytes;
        if (memoryLimitMegabytes is { } megabytes) MemoryLimit.Set(megabytes);
        DescriptorLimit.RaiseToHard();
        _ownDescriptors = OpenDescriptors.CountWithReserve();
    }

    /// <summary>The budget of a configuration.</summary>
    public ConnectionBudget BudgetOf(ProxyConfiguration configuration)
        => ConnectionBudget.Compute(ResourcePlan.RequestOf(configuration, HardLimit, _ownDescriptors, _memoryLimitMegabytes));

    /// <summary>Makes the descriptors of a budget possible; returns what the operator should know, which under <c>strict-limits</c> is an error.</summary>
    public string? Reach(ConnectionBudget budget, GlobalConfig global)
    {
        if (global.DescriptorLimit is { } wished && !DescriptorLimit.TrySetSoft((ulong)wished))
            return $"ulimit-n {wished} is more than this process may have ({HardLimit}); raise the hard limit of open files (LimitNOFILE=, ulimit -Hn) or lower ulimit-n";
        if (DescriptorLimit.TryReach((ulong)budget.MaxSockets)) return null;
        return $"{budget.MaxConn} connections need {budget.MaxSockets} open files, and this process may have {HardLimit}; raise the hard limit of open files (LimitNOFILE=, ulimit -Hn) or lower maxconn";
    }

    private static long HardLimit => (long)Math.Min(DescriptorLimit.Current.Hard, int.MaxValue);
}
