using System.Text;
using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings;
using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary>Reads the configuration again and hands it to the node: one reload at a time, whoever asks.</summary>
/// <param name="runOutsideJail">Where the files are in reach.</param>
internal sealed class Reloader(ConfigurationSource source, INodeHost node, Resources resources, SystemdNotifier manager, Func<Action, Task> runOutsideJail) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>What <c>node.conf</c> said when the process started; null without one.</summary>
    public NodeConfig? StartedNode { get; init; }

    public async Task<ReloadReport> ReloadAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            manager.Reloading();
            var report = await ReloadOnceAsync().ConfigureAwait(false);
            manager.Reloaded(report.IsAccepted);
            return report;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads the configuration as a reload would; nothing is applied.</summary>
    public async Task<ReloadReport> CheckAsync()
    {
        var loaded = await LoadAsync().ConfigureAwait(false);
        return new ReloadReport(loaded.Configuration is not null, Findings.Render(loaded.Diagnostics));
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Without a configuration when something in it, or a change in <c>node.conf</c>, can't be had.</summary>
    private async Task<LoadedConfiguration> LoadAsync()
    {
        LoadedConfiguration? loaded = null;
        await runOutsideJail(() => loaded = source.Load()).ConfigureAwait(false);
        var changes = NodeSettingsChanges.Check(StartedNode, loaded!.Node).ToArray();
        loaded = loaded with { Diagnostics = loaded.Diagnostics.AddRange(changes) };
        return changes.Any(static one => one.Severity == Severity.Error) ? loaded with { Configuration = null } : loaded;
    }

    private async Task<ReloadReport> ReloadOnceAsync()
    {
        var loaded = await LoadAsync().ConfigureAwait(false);
        var text = new StringBuilder(Findings.Render(loaded.Diagnostics));
        if (loaded.Configuration is not { } configuration) return new ReloadReport(false, text.ToString());
        var budget = resources.BudgetOf(configuration);
        if (resources.Reach(budget, configuration.Global) is { } shortage)
        {
            text.Append(shortage).Append('\n');
            if (configuration.Global.StrictLimits) return new ReloadReport(false, text.ToString());
        }
        var errors = await node.ApplyAsync(loaded, budget.MaxConn).ConfigureAwait(false);
        foreach (var error in errors) text.Append(error).Append('\n');
        return new ReloadReport(errors.Count == 0, text.ToString());
    }
}
