using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>Runs the programs that an operator wants to be run when addresses move; one after the other, never in the way of the move itself.</summary>
/// <remarks>
/// The programs learn by their environment what has happened: <c>ACTORPROXY_EVENT</c>, <c>ACTORPROXY_FLOATING_IP</c> (the name),
/// <c>ACTORPROXY_ADDRESSES</c> and <c>ACTORPROXY_FENCING_TOKEN</c>, a number that is larger for each later owner: whoever is told to
/// change something by a program with a smaller one than it has seen refuses.
/// </remarks>
internal sealed class HookRunner(FloatingIpPlan plan, RunningHooks running, Action<string> warn)
{
    private Task _last = Task.CompletedTask;

    /// <summary>Whose programs they are, and how long each may take.</summary>
    public FloatingIpPlan Plan { get; set; } = plan;

    /// <summary>Puts a program behind those that are still to run.</summary>
    public void Run(string happened, ImmutableArray<string> command, long fencingToken)
    {
        if (command.IsDefaultOrEmpty)
            return;
        _last = _last.ContinueWith(_ => RunAsync(happened, command, fencingToken), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
        running.Add(_last);
    }

    private async Task RunAsync(string happened, ImmutableArray<string> command, long fencingToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true };
        start.Environment["ACTORPROXY_EVENT"] = happened;
        start.Environment["ACTORPROXY_FLOATING_IP"] = Plan.Name;
        start.Environment["ACTORPROXY_ADDRESSES"] = string.Join(' ', Plan.Addresses);
        start.Environment["ACTORPROXY_FENCING_TOKEN"] = fencingToken.ToString(CultureInfo.InvariantCulture);
        var name = $"The {happened} hook of floating address {Plan.Name} ({command[0]})";
        try
        {
            using var process = Process.Start(start);
            if (process is null)
                return;
            process.StandardInput.Close();
            using var deadline = new CancellationTokenSource(Plan.Hooks.TimeoutMs);
            try
            {
                await process.WaitForExitAsync(deadline.Token).ConfigureAwait(false);
                if (process.ExitCode != 0)
                    warn($"{name} ended with code {process.ExitCode}.");
            }
            catch (OperationCanceledException)
            {
                warn($"{name} did not end within {Plan.Hooks.TimeoutMs} ms and is killed.");
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException or AggregateException)
        {
            warn($"{name} can't be run, or can't be ended: {error.Message}");
        }
    }
}
