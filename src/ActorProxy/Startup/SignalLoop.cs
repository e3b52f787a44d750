using System.Globalization;
using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary>Follows the signals of a serving process until nothing is left to serve.</summary>
internal sealed class SignalLoop(INodeHost node, Reloader reloader, SystemdNotifier manager, OperatorMessages messages)
{
    private bool _isStopping;

    /// <summary>Returns the exit code. Blocks the main thread, whose life this is.</summary>
    public int Run(SignalListener signals)
    {
        node.Completion.ContinueWith(static (_, listener) => ((SignalListener)listener!).Close(), signals, TaskScheduler.Default);
        while (signals.TryWait(out var arrival)) Act(arrival.Action);
        return _isStopping ? 0 : 1;
    }

    private void Act(SignalAction action)
    {
        switch (action)
        {
            case SignalAction.Reload when !_isStopping:
                var report = reloader.ReloadAsync().GetAwaiter().GetResult();
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
