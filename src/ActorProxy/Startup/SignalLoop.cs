using System.Globalization;
using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary>Follows the signals of a serving process until nothing is left to serve.</summary>
internal sealed class SignalLoop(INodeHost node, Reloader reloader, SystemdNotifier manager, OperatorMessages messages)
{
    private volatile bool _isStopping;

    /// <summary>Returns the exit code.</summary>
    public async Task<int> RunAsync(SignalListener signals)
    {
        using var ended = new CancellationTokenSource();
        var following = FollowAsync(signals, ended.Token);
        await node.Completion.ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await following.ConfigureAwait(false);
        return _isStopping ? 0 : 1;
    }

    private async Task FollowAsync(SignalListener signals, CancellationToken ended)
    {
        try
        {
            await foreach (var signal in signals.ReadAsync(ended).ConfigureAwait(false)) await ActAsync(SignalRules.ActionOf(signal)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task ActAsync(SignalAction action)
    {
        switch (action)
        {
            case SignalAction.Reload when !_isStopping:
                var report = await reloader.ReloadAsync().ConfigureAwait(false);
                messages.Write(report.Text);
                if (!report.IsAccepted) messages.Alert("The reload failed; the configuration before it stays in use.");
                node.Announce(report);
                break;
            case SignalAction.SoftStop:
                _isStopping = true;
                manager.Stopping();
                node.SoftStop();
                break;
            case SignalAction.Pause:
                node.Pause();
                break;
            case SignalAction.Resume:
                node.Resume();
                break;
            case SignalAction.ReportMemory:
                messages.Notice(string.Create(CultureInfo.InvariantCulture, $"Memory: {Environment.WorkingSet} bytes resident, {GC.GetTotalMemory(false)} bytes on the heap, {GC.CollectionCount(0)} collections."));
                break;
            default:
                break;
        }
    }
}
