using System.ComponentModel;
using System.Diagnostics;
using ActorProxy.Actors;
using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks.External;

/// <summary>One run of the program that checks a server: its exit code decides, and who takes longer than <c>inter</c> is killed.</summary>
/// <remarks>
/// The loop only waits: starting, waiting and killing are done by the thread pool. The program is this run's alone, which takes its exit code
/// in every case, so that none stays behind as a zombie.
/// </remarks>
public sealed class ExternalCheckRun : LoopTimer, ICheckRun
{
    /// <summary>What a program that could not be started ends with, as the child of a fork would.</summary>
    private const int NotStarted = 255;

    private const int NoInterpreter = 8;

    private readonly EventLoop _loop;
    private readonly ExternalCheck _check;
    private readonly long _timeoutMs;
    private readonly int _connections;
    private readonly int _maxConn;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isLate;
    private bool _isAborted;

    private ExternalCheckRun(EventLoop loop, ExternalCheck check, long timeoutMs, int connections, int maxConn)
    {
        _loop = loop;
        _check = check;
        _timeoutMs = timeoutMs;
        _connections = connections;
        _maxConn = maxConn;
    }

    /// <summary>Prepares a run; <see cref="RunAsync"/> begins it.</summary>
    /// <param name="connections">The server's streams now.</param>
    /// <param name="maxConn">The server's limit now.</param>
    public static ExternalCheckRun Create(EventLoop loop, ExternalCheck check, CheckTimeouts timeouts, int connections, int maxConn) =>
        new(loop, check, timeouts.InterMs, connections, maxConn);

    public async ValueTask<CheckResult?> RunAsync()
    {
        if (!_check.IsAllowed)
            return new CheckResult(CheckStatus.SocketError, Description: "programs may not be started without 'insecure-fork-wanted'");

        long startMs = _loop.NowMs;
        _loop.StartTimer(this, _timeoutMs);
        int code = await Task.Run(RunProgramAsync);
        _loop.CancelTimer(this);
        if (_isAborted)
            return null;
        CheckStatus status = _isLate ? CheckStatus.ProcessTimeout : code == 0 ? CheckStatus.ProcessPassed : CheckStatus.ProcessError;
        return new CheckResult(status, _isLate ? 0 : code) { DurationMs = _loop.NowMs - startMs };
    }

    public void Abort()
    {
        _isAborted = true;
        _stopped.TrySetResult();
    }

    protected override void Expire()
    {
        _isLate = true;
        _stopped.TrySetResult();
    }

    /// <returns>The exit code.</returns>
    private async Task<int> RunProgramAsync()
    {
        if (ExternalProgram.StartInfo(_check, _connections, _maxConn) is not { } start)
            return NotStarted;
        using var process = new Process { StartInfo = start };
        try
        {
            Start(process);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            // No such file, or none that may be run: the exit code says so, as it would if the child had found out.
            return NotStarted;
        }

        Task exit = process.WaitForExitAsync();
        if (await Task.WhenAny(exit, _stopped.Task) != exit)
            process.Kill(entireProcessTree: true);
        await exit;
        return process.ExitCode;
    }

    private void Start(Process process)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception error) when (error.NativeErrorCode == NoInterpreter)
        {
            process.StartInfo = ExternalProgram.ByShell(process.StartInfo, _check);
            process.Start();
        }
    }
}
