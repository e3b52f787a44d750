using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Node;

namespace ActorProxy;

/// <summary>The node of this process.</summary>
internal sealed class NodeHost : INodeHost
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProxyNode? _node;

    public Task Completion => _completion.Task;

    public async Task<ImmutableArray<string>> StartAsync(ProxyConfiguration configuration, StartOptions options)
    {
        var global = configuration.Global;
        var node = ProxyNode.Start(new NodeOptions
        {
            Loops = global.Threads ?? 0,
            MaxConn = options.MaxConn,
            BufferSizeBytes = global.Tuning.BufferSizeBytes,
            PipeSizeBytes = global.Tuning.PipeSizeBytes ?? 0,
            MaxPollEvents = global.Tuning.MaxPollEvents ?? 200,
            NoSplice = global.NoSplice,
        });
        var report = await node.LoadAsync(configuration).ConfigureAwait(false);
        if (!report.IsAccepted)
        {
            await node.StopAsync().ConfigureAwait(false);
            return report.Errors;
        }
        _node = node;
        _ = node.Completion.ContinueWith(_ => _completion.TrySetResult(), TaskScheduler.Default);
        return [];
    }

    public async Task<ImmutableArray<string>> ApplyAsync(ProxyConfiguration configuration, int maxConn)
    {
        var report = await _node!.LoadAsync(configuration).ConfigureAwait(false);
        if (report.IsAccepted) _node.Services.Gate.Limit = maxConn;
        return report.Errors;
    }

    public void Announce(ReloadReport report)
    {
    }

    public void SoftStop() => _node?.SoftStop(handedOver: true);

    public void Pause()
    {
    }

    public void Resume()
    {
    }

    public void StopNow()
    {
    }
}
