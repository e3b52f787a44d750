using System.Diagnostics;
using ActorProxy.CommandLine;
using ActorProxy.Guardian;
using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary>The life of a serving process: load, bind, give privileges up, tell who waits, follow the signals, end.</summary>
/// <param name="guardian">The line to the process that watches over this one; null when there is none.</param>
internal sealed class ProxyRun(CommandLineOptions options, INodeHost node, GuardianLine? guardian = null) : IDisposable
{
    /// <summary>Within this time a second signal is the first one once more: a service manager and a terminal signal all processes, and the guardian passes on what it hears.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(1);

    private readonly OperatorMessages _messages = new(options.IsQuiet);
    private readonly SystemdNotifier _manager = new(Environment.GetEnvironmentVariable(SystemdNotifier.SocketVariable)) { MainPid = guardian?.GuardianPid ?? Environment.ProcessId };
    private readonly ConfigurationSource _source = new(options);
    private volatile bool _isMasterWorker = options.IsMasterWorker;
    private long _stoppingSince;

    /// <summary>Called once the proxy accepts connections.</summary>
    public Action Serving { get; init; } = static () => { };

    /// <summary>Called when the process ends by a signal, on the signal's thread.</summary>
    public Action Interrupted { get; init; } = static () => { };

    /// <summary>Returns the exit code; an end by a signal does not return. Blocks: this is the main thread's life.</summary>
    public int Run()
    {
        var readiness = DaemonReadiness.FromEnvironment();
        var mayLaunch = readiness is null && guardian is null;
        try
        {
            if (options.IsDaemon && mayLaunch) return Daemon.Launch(diagnosticsAreTold: false);
            using var signals = new SignalListener(StopNow);
            var loaded = _source.Load();
            var isGuardian = guardian is null && loaded is { CheckExitCode: 0, Node.FloatingIps.IsEmpty: false };
            if (readiness is not { DiagnosticsAreTold: true } && !isGuardian) _messages.Write(Findings.Render(loaded.Diagnostics));
            if (loaded.Configuration is not { } configuration) return 1;
            if (loaded.Node is { FloatingIps.IsEmpty: false } && Capabilities.Missing(Capabilities.OfFloatingAddresses) is { } missing) throw new StartFailedException(WithoutCapabilities(missing));
            if (loaded.CheckExitCode != 0) throw new StartFailedException("nothing in this configuration listens: no frontend has a bind line");
            if (configuration.Global.Daemon && !options.IsForeground && mayLaunch) return Daemon.Launch(diagnosticsAreTold: true);
            if (isGuardian) return Guard(signals, readiness);
            _isMasterWorker |= configuration.Global.MasterWorker;
            // The guardian went to the background before; the proxy follows it there once it serves.
            if (guardian is not null && (options.IsDaemon || (configuration.Global.Daemon && !options.IsForeground))) readiness = DaemonReadiness.OfGuarded();
            using var start = new StartSequence(options, node, _source, _manager, _messages, _isMasterWorker) { SignalledPid = guardian?.GuardianPid ?? Environment.ProcessId };
            var reloader = start.Run(loaded, readiness);
            Serving();
            guardian?.Serving();
            guardian?.Follow();
            return new SignalLoop(node, reloader, _manager, _messages).Run(signals);
        }
        catch (Exception e) when (e is SystemErrorException or StartFailedException)
        {
            _messages.Alert(e.Message);
            return 1;
        }
    }

    private static string WithoutCapabilities(string missing) =>
        $"this process may not change addresses, so it can't have floating ones: it lacks {missing}. Start it as root ('user' in 'global' makes it another user once it serves), or give it the " +
        "capabilities: AmbientCapabilities=CAP_NET_ADMIN CAP_NET_RAW in a systemd unit, cap_add: [NET_ADMIN] for a container that starts as root";

    /// <summary>This process holds no addresses and serves nothing itself: it watches over one that does.</summary>
    private int Guard(SignalListener signals, DaemonReadiness? readiness)
    {
        signals.Dispose();
        using var run = new GuardianRun(_messages, () => readiness?.Tell());
        return run.Run();
    }

    public void Dispose() => _manager.Dispose();

    // Log lines are written as they come: nothing is held back that could be lost now but the tables and the hooks. Who asks twice does not want to wait for them.
    private void StopNow(ProcessSignal signal)
    {
        var since = Interlocked.CompareExchange(ref _stoppingSince, Stopwatch.GetTimestamp(), 0);
        if (since != 0 && Stopwatch.GetElapsedTime(since) < Echo) return;
        _manager.Stopping();
        if (since == 0)
        {
            // First: the others can serve while this one writes.
            node.LeaveClusterAsync().GetAwaiter().GetResult();
            node.WriteSnapshotsAsync().GetAwaiter().GetResult();
            node.FinishHooksAsync().GetAwaiter().GetResult();
        }
        Interrupted();
        LastMoment.End(SignalRules.EndBy(signal, _isMasterWorker));
    }
}
