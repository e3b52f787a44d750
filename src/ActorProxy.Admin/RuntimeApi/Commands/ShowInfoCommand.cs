using ActorProxy.Core.Stats.Reports;
using ActorProxy.Core.Stats.Snapshots;
using ActorProxy.Node;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show info</c>: the process's limits, counters and figures.</summary>
internal sealed class ShowInfoCommand : RuntimeCommand
{
    public override string Words => "show info";
    public override string Usage => "show info [desc|json|typed|float]*";
    public override string Summary => "show information about the running process";

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (InfoRequest.Parse(call.Arguments, out var error) is { } request)
            InfoReport.Write(await SnapshotAsync(call), request, call.Answer);
        else
            await call.Fail(error!);
    }

    private static async ValueTask<ProcessSnapshot> SnapshotAsync(CommandCall call)
    {
        var services = call.Node.Services;
        var options = call.Context.Options;
        var global = call.Generation?.Configuration.Global;
        var (descriptorLimit, maxSockets) = options.Descriptors();
        var loops = await LoopProbe.AskAsync(services.Loops);
        var listeners = services.Listeners.All.Count;
        var connections = services.Counters.Connections.Current;
        var memory = GC.GetGCMemoryInfo();
        var snapshot = new ProcessSnapshot
        {
            Name = "ActorProxy",
            Version = options.Version,
            ReleaseDate = options.ReleaseDate,
            Threads = services.Loops.Length,
            ProcessId = Environment.ProcessId,
            Uptime = services.Clock.GetUtcNow() - options.StartedAt,
            StartTimeSeconds = options.StartedAt.ToUnixTimeMilliseconds() / 1000.0,
            DescriptorLimit = descriptorLimit,
            MaxSockets = maxSockets,
            MaxConn = services.Gate.Limit,
            HardMaxConn = services.HardMaxConn,
            ConnectionRateLimit = services.ConnectionRateLimit.Limit,
            SessionRateLimit = services.SessionRateLimit.Limit,
            PoolAllocatedBytes = memory.TotalCommittedBytes,
            PoolUsedBytes = GC.GetTotalMemory(forceFullCollection: false),
            MaxPipes = loops.Sum(static loop => loop.MaxPipes),
            PipesUsed = loops.Sum(static loop => loop.PipesInUse),
            PipesFree = loops.Sum(static loop => loop.PipesFree),
            Tasks = connections + loops.Sum(static loop => loop.Activity.Timers),
            IdlePercent = call.Context.Idle.Read(loops),
            Node = global?.Node ?? Environment.MachineName,
            Description = global?.Description,
            IsStopping = call.Node.IsStopping,
            Jobs = connections + listeners,
            Listeners = listeners,
            BootMs = (long)options.BootTime.TotalMilliseconds,
        };
        return snapshot.With(services.Counters, NodeServices.NowMs);
    }
}
