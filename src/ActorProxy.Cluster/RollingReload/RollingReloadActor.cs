using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ActorProxy.Actors;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.RollingReload;
using ActorProxy.Node;
using ActorProxy.Node.Peers;

namespace ActorProxy.Cluster.RollingReload;

/// <summary>Carries one rolling reload out: has each node do what <see cref="RollingReloadPlan"/> says next, by its runtime API, and ends with it.</summary>
internal sealed class RollingReloadActor(NodeServices node, string self, string token, ImmutableDictionary<string, ClusterPeer> peers, RollingReloadPlan plan, RollingReloadRun run)
    : Actor<RollingReloadActor.INothing>
{
    /// <summary>A node that can't hear whether its coordinator lives takes part again after this time.</summary>
    private const int LeaseSeconds = 120;
    private const int LookEveryMs = 250;
    private const int MostAnswerBytes = 1024 * 1024;

    /// <summary>How long a node may take to serve as it did before.</summary>
    private static readonly TimeSpan ReadyPatience = TimeSpan.FromSeconds(30);

    /// <summary>How long it may say nothing: a large configuration takes some seconds.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);

    private readonly LoopCompletion<bool> _pause = new();
    private string[] _faultsBefore = [];

    /// <summary>It is told nothing.</summary>
    internal interface INothing;

    protected override void PreStart() => StopAfter(RunAsync());

    protected override void PostStop() => run.End();

    protected override void Receive(INothing message) => Unhandled(message);

    private async Task RunAsync()
    {
        while (plan.Next is { } step)
        {
            if (step.Kind is not (RollingStepKind.Claim or RollingStepKind.Release or RollingStepKind.LookBefore))
                run.Say(RollingReloadRun.TextOf(step));
            var failure = await CarryOutAsync(step);
            if (failure is not null)
                run.Say($"{step.Node}: {failure.ReplaceLineEndings("; ")}");
            plan.Done(failure);
        }

        Report();
    }

    private void Report()
    {
        if (plan.Failure is not { } failure)
        {
            run.Succeed();
            run.Say(string.Create(CultureInfo.InvariantCulture, $"Done: {plan.Nodes.Length} nodes use the new configuration."));
            node.Events.Cluster(NoticeLevel.Notice, "A rolling reload is done: all nodes use the new configuration.");
            return;
        }

        foreach (var name in plan.Nodes)
            run.Say($"{name}: {RollingReloadRun.TextOf(plan.ProgressOf(name))}");
        run.Say($"Failed at {failure.Step.Node}: {failure.Reason.ReplaceLineEndings("; ")}");
        node.Events.Cluster(NoticeLevel.Warning, $"A rolling reload has stopped at {failure.Step.Node}: {failure.Reason.ReplaceLineEndings("; ")}. See 'show rolling-reload' for the state of each node.");
    }

    private Task<string?> CarryOutAsync(RollingStep step) => step.Kind switch
    {
        RollingStepKind.Claim => AskAsync(step.Node, ClaimCommand),
        RollingStepKind.Check => AskAsync(step.Node, "check configuration"),
        RollingStepKind.LookBefore => LookBeforeAsync(step.Node),
        RollingStepKind.StandAside when plan.Nodes.Length == 1 => Task.FromResult<string?>(null),
        RollingStepKind.StandAside => AskAsync(step.Node, string.Create(CultureInfo.InvariantCulture, $"disable floating-ip {LeaseSeconds} for {self}")),
        RollingStepKind.Reload => AskAsync(step.Node, "reload"),
        RollingStepKind.LookAfter or RollingStepKind.Settle => UntilAsBeforeAsync(step.Node),
        RollingStepKind.Resume => AskAsync(step.Node, "enable floating-ip"),
        _ => AskAsync(step.Node, $"release rolling-reload {token}"),
    };

    private string ClaimCommand => string.Create(CultureInfo.InvariantCulture, $"claim rolling-reload {self} {token} {LeaseSeconds}");

    /// <summary>Also takes the claims anew: with many nodes all together may take longer than one claim lasts.</summary>
    private async Task<string?> LookBeforeAsync(string name)
    {
        foreach (var other in plan.Nodes)
            if (await AskAsync(other, ClaimCommand) is { } failure)
                return $"{other}: {failure}";
        (_, _faultsBefore, var broken) = await CallAsync(name, "show ready");
        return broken;
    }

    /// <summary>Waits until a node has no faults but those that it had.</summary>
    private async Task<string?> UntilAsBeforeAsync(string name)
    {
        var endMs = Loop.NowMs + (long)ReadyPatience.TotalMilliseconds;
        while (true)
        {
            var (_, text, broken) = await CallAsync(name, "show ready");
            if (broken is not null)
                return broken;
            var faults = text.Except(_faultsBefore).ToArray();
            if (faults.Length == 0)
                return null;
            if (Loop.NowMs >= endMs)
                return string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", faults)}, {ReadyPatience.TotalSeconds:0} s after its reload");
            await PauseAsync();
        }
    }

    private async Task PauseAsync()
    {
        var wait = _pause.Begin();
        Loop.StartTimer(new LoopAlarm(() => _pause.Complete(true)), LookEveryMs);
        await wait;
    }

    /// <summary>Null when the node says that it has done it.</summary>
    private async Task<string?> AskAsync(string name, string command)
    {
        var (isDone, text, broken) = await CallAsync(name, command);
        return broken ?? (isDone ? null : text.Length == 0 ? $"'{command}' failed" : string.Join('\n', text));
    }

    private async Task<(bool IsDone, string[] Text, string? Broken)> CallAsync(string name, string command)
    {
        using var answer = new MemoryStream();
        var broken = await NodeCall.RunAsync(node, Loop, self, peers[name], command, piece =>
        {
            if (answer.Length < MostAnswerBytes)
                answer.Write(piece.Span);
            return default;
        }, AnswerPatience);
        if (broken is not null)
            return (false, [], $"can't be asked for '{command}': {broken}");
        var lines = Encoding.UTF8.GetString(answer.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines is ["Success=1" or "Success=0", "--", ..] ? (lines[0] == "Success=1", lines[2..], null) : (false, lines, null);
    }
}
