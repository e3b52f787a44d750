using System.Collections.Immutable;

namespace ActorProxy.Core.RollingReload;

/// <summary>Decides what a rolling reload does next: everything is checked on all nodes before anything changes on one, and the first failure ends it.</summary>
/// <remarks>
/// Pure; owned by whoever carries the steps out. A node that fails between giving its addresses away and having them back is told to take part again,
/// whichever configuration it uses: an address is never kept from a node that serves. What was claimed is released in any case.
/// </remarks>
/// <param name="nodes">In the order in which they are reloaded.</param>
public sealed class RollingReloadPlan(ImmutableArray<string> nodes)
{
    // Alike on every node: of two that begin at once, one gets all claims. Otherwise both could end with some of them.
    private readonly ImmutableArray<string> _claimOrder = [.. nodes.Order(StringComparer.Ordinal)];
    private readonly NodeProgress[] _progress = new NodeProgress[nodes.Length];
    private readonly Queue<RollingStep> _cleaning = new();
    private int _claimed;
    private int _node;
    private RollingStepKind _step = RollingStepKind.Claim;
    private bool _isCleaning;

    public ImmutableArray<string> Nodes => nodes;

    /// <summary>What ended it early; null as long as nothing has failed.</summary>
    public (RollingStep Step, string Reason)? Failure { get; private set; }

    public NodeProgress ProgressOf(string node) => _progress[nodes.IndexOf(node)];

    /// <summary>Null when it is over.</summary>
    public RollingStep? Next => _isCleaning ? _cleaning.TryPeek(out var step) ? step : null : nodes.IsEmpty ? null : new RollingStep(_step, (_step == RollingStepKind.Claim ? _claimOrder : nodes)[_node]);

    /// <summary>The step that <see cref="Next"/> named is done.</summary>
    /// <param name="failure">Why it failed; null for well.</param>
    public void Done(string? failure)
    {
        var step = Next ?? throw new InvalidOperationException("nothing is to be done any more");
        if (_isCleaning)
        {
            if (failure is null && step.Kind == RollingStepKind.Resume)
                Note(_progress[_node] == NodeProgress.Reloaded ? NodeProgress.Done : NodeProgress.Untouched);
            _cleaning.Dequeue();
            return;
        }

        if (failure is not null)
        {
            Failure = (step, failure);
            Clean();
            return;
        }

        if (step.Kind == RollingStepKind.Claim)
            _claimed++;
        if (ProgressAfter(step.Kind) is { } progress)
            Note(progress);
        Advance();
    }

    private static NodeProgress? ProgressAfter(RollingStepKind step) => step switch
    {
        RollingStepKind.StandAside => NodeProgress.StandsAside,
        RollingStepKind.Reload => NodeProgress.Reloaded,
        RollingStepKind.Resume => NodeProgress.Done,
        _ => null,
    };

    private void Note(NodeProgress progress) => _progress[_node] = progress;

    private void Advance()
    {
        // Claims and checks go over all nodes first, then each node goes through its own steps.
        if (_step is RollingStepKind.Claim or RollingStepKind.Check)
        {
            if (++_node < nodes.Length)
                return;
            (_node, _step) = (0, _step + 1);
        }
        else if (_step != RollingStepKind.Settle)
        {
            _step++;
        }
        else if (++_node < nodes.Length)
        {
            _step = RollingStepKind.LookBefore;
        }
        else
        {
            _node--;
            Clean();
        }
    }

    private void Clean()
    {
        _isCleaning = true;

        // The failed step may have been carried out, or in part.
        if (_step is >= RollingStepKind.StandAside and <= RollingStepKind.Resume && Failure is not null)
            _cleaning.Enqueue(new RollingStep(RollingStepKind.Resume, nodes[_node]));
        foreach (var node in _claimOrder.Take(_claimed))
            _cleaning.Enqueue(new RollingStep(RollingStepKind.Release, node));
    }
}
