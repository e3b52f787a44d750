using ActorProxy.Core.RollingReload;

namespace ActorProxy.Cluster.RollingReload;

/// <summary>One rolling reload, for those who look on. For any thread.</summary>
public sealed class RollingReloadRun
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isOver;

    /// <summary>The lines so far, whether more will come, and what is done when there are more.</summary>
    public (IReadOnlyList<string> Lines, bool IsOver, Task Change) Progress
    {
        get
        {
            lock (_gate)
                return ([.. _lines], _isOver, _change.Task);
        }
    }

    /// <summary>All nodes use the new configuration; said before the end.</summary>
    public bool IsDone { get; private set; }

    internal void Succeed() => Change(() => IsDone = true);

    internal void Say(string line) => Change(() => _lines.Add(line));

    internal void End() => Change(() => _isOver = true);

    /// <summary>What a step is called while it is carried out.</summary>
    internal static string TextOf(RollingStep step) => step.Kind switch
    {
        RollingStepKind.Claim => $"{step.Node}: no other rolling reload may begin",
        RollingStepKind.Check => $"{step.Node}: checks its configuration",
        RollingStepKind.LookBefore => $"{step.Node}: is looked at",
        RollingStepKind.StandAside => $"{step.Node}: gives its floating addresses to others",
        RollingStepKind.Reload => $"{step.Node}: reloads",
        RollingStepKind.LookAfter => $"{step.Node}: is waited for until it serves as before",
        RollingStepKind.Resume => $"{step.Node}: takes part in the floating addresses again",
        RollingStepKind.Settle => $"{step.Node}: is waited for until the addresses have owners",
        _ => $"{step.Node}: other rolling reloads may begin",
    };

    internal static string TextOf(NodeProgress progress) => progress switch
    {
        NodeProgress.Untouched => "uses the configuration that it had; nothing was changed",
        NodeProgress.StandsAside => "uses the configuration that it had, and has not been told to take its floating addresses back: it does by itself within two minutes",
        NodeProgress.Reloaded => "uses the new configuration, and has not been told to take its floating addresses back: it does by itself within two minutes",
        _ => "uses the new configuration",
    };

    private void Change(Action change)
    {
        TaskCompletionSource told;
        lock (_gate)
        {
            change();
            (told, _change) = (_change, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.TrySetResult();
    }
}
