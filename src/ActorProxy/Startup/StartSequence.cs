using System.Diagnostics;
using ActorProxy.CommandLine;
using ActorProxy.Config;
using ActorProxy.Config.Model;
using ActorProxy.ProcessLife;

namespace ActorProxy.Startup;

/// <summary>Everything between a good configuration and the first connection, in the order that HAProxy's users rely on.</summary>
internal sealed class StartSequence(CommandLineOptions options, INodeHost node, ConfigurationSource source, SystemdNotifier manager, OperatorMessages messages, bool isMasterWorker) : IDisposable
{
    /// <summary>How long addresses that an old process holds are tried again, and how often.</summary>
    private static readonly TimeSpan BindPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BindPause = TimeSpan.FromMilliseconds(10);

    private readonly OldProcesses _old = new(options.FinishedPids, options.TerminatedPids);
    private OutsideThread? _outside;
    private Reloader? _reloader;

    /// <summary>The process that takes the signals: what the pid file names.</summary>
    public int SignalledPid { get; init; } = Environment.ProcessId;

    /// <summary>Returns once the proxy serves and everybody who waits for that has been told.</summary>
    public Reloader Run(LoadedConfiguration loaded, DaemonReadiness? readiness)
    {
        var configuration = loaded.Configuration!;
        var global = configuration.Global;
        var masterSocket = MasterSocket();
        var resources = new Resources(options.MemoryLimitMegabytes);
        var budget = Reach(resources, configuration);
        if (global.Chroot is not null) _outside = OutsideThread.Start();
        Func<Action, Task> outside = _outside is { } thread ? thread.RunAsync : Inline;
        _reloader = new Reloader(source, node, resources, manager, outside) { StartedNode = loaded.Node };

        Bind(configuration, new StartOptions
        {
            MaxConn = budget.MaxConn,
            MaxSockets = budget.MaxSockets,
            MaxPipes = budget.MaxPipes,
            DescriptorLimit = (long)Math.Min(DescriptorLimit.Current.Soft, long.MaxValue),
            ReloadAsync = _reloader.ReloadAsync,
            CheckAsync = _reloader.CheckAsync,
            RunOutsideJailAsync = outside,
            RunBlockingAsync = _outside is { } own ? own.RunAsync : Task.Run,
            Environment = loaded.Environment,
            Node = loaded.Node,
            Findings = Findings.Render(loaded.Diagnostics),
            IsMasterWorker = isMasterWorker,
            MasterSocket = masterSocket,
            TakeOverSocket = options.TakeOverSocket,
            ReplacesProcess = options.FinishedPids.Length > 0 || options.TakeOverSocket is not null,
        });

        WritePidFile(global.PidFile, isRequired: isMasterWorker || readiness is not null);
        // Before the privileges are gone: the old processes may be another user's.
        _old.Dismiss();
        GiveUpPrivileges(global);
        manager.Ready();
        readiness?.Tell();
        return _reloader;
    }

    public void Dispose()
    {
        _reloader?.Dispose();
        _outside?.Dispose();
    }

    private static Task Inline(Action work)
    {
        work();
        return Task.CompletedTask;
    }

    private BindConfig? MasterSocket()
    {
        if (options.MasterSocket is not { } argument) return null;
        if (!isMasterWorker)
        {
            messages.Warning("-S has no effect without -W");
            return null;
        }
        var (socket, findings) = MasterSocketSyntax.Read(argument, source.Context);
        return socket ?? throw new StartFailedException($"-S {argument} can't be used\n{Findings.Render(findings)}");
    }

    private ConnectionBudget Reach(Resources resources, ProxyConfiguration configuration)
    {
        var budget = resources.BudgetOf(configuration);
        if (resources.Reach(budget, configuration.Global) is { } shortage)
        {
            if (configuration.Global.StrictLimits) throw new StartFailedException(shortage);
            messages.Warning(shortage);
        }
        if (budget.IsComputed && (options.IsVerbose || options.IsDebugging)) messages.Write($"Note: setting global.maxconn to {budget.MaxConn}.\n");
        return budget;
    }

    private void Bind(ProxyConfiguration configuration, StartOptions start)
    {
        var errors = Try();
        if (errors.Count > 0 && !_old.AreNone) errors = BindOnceOldProcessesPause(Try, errors);
        if (errors.Count > 0) throw new StartFailedException(string.Join("\n", errors));

        IReadOnlyList<string> Try() => node.StartAsync(configuration, start).GetAwaiter().GetResult();
    }

    /// <summary>An abstract address, or one bound without SO_REUSEPORT, has one owner only: the old process must leave it first.</summary>
    private IReadOnlyList<string> BindOnceOldProcessesPause(Func<IReadOnlyList<string>> attempt, IReadOnlyList<string> errors)
    {
        _old.Pause();
        var watch = Stopwatch.StartNew();
        while (errors.Count > 0 && watch.Elapsed < BindPatience)
        {
            Task.Delay(BindPause).GetAwaiter().GetResult();
            errors = attempt();
        }
        if (errors.Count > 0) _old.Resume();
        return errors;
    }

    /// <summary>Whoever asked for a background or a master process finds it by this file; in the foreground it is a courtesy.</summary>
    private void WritePidFile(string? path, bool isRequired)
    {
        if (path is null) return;
        try
        {
            PidFile.Write(path, SignalledPid);
        }
        catch (SystemErrorException e) when (!isRequired)
        {
            messages.Warning(e.Message);
        }
    }

    private void GiveUpPrivileges(GlobalConfig global)
    {
        if (global.Chroot is not null)
        {
            LoadedAssemblies.Complete();
            RuntimeFiles.Remove();
        }
        Privileges.Drop(global, node.OnNetworkThread);
    }
}
