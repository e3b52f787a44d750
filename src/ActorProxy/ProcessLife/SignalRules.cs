namespace ActorProxy.ProcessLife;

/// <summary>What each signal does to the proxy, and how the process ends by it.</summary>
internal static class SignalRules
{
    /// <remarks>
    /// HAProxy without a master answers SIGHUP with the state of its servers and SIGUSR2 with its memory; here both reload in every mode,
    /// since one process is master and worker at once.
    /// </remarks>
    public static SignalAction ActionOf(ProcessSignal signal) => signal switch
    {
        ProcessSignal.Hangup or ProcessSignal.User2 => SignalAction.Reload,
        ProcessSignal.User1 => SignalAction.SoftStop,
        ProcessSignal.Interrupt or ProcessSignal.Terminate => SignalAction.StopNow,
        ProcessSignal.TerminalOutput => SignalAction.Pause,
        ProcessSignal.TerminalInput => SignalAction.Resume,
        ProcessSignal.Quit => SignalAction.ReportMemory,
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "not a signal that the proxy listens to"),
    };

    /// <summary>
    /// A lone process dies by the signal itself, so that a shell or a test harness sees what ended it; HAProxy's master outlives its
    /// workers and exits by itself, with 0 when it was told to terminate.
    /// </summary>
    public static ProcessEnd EndBy(ProcessSignal signal, bool isMasterWorker) => (signal, isMasterWorker) switch
    {
        (_, false) => ProcessEnd.BySignal(signal),
        (ProcessSignal.Terminate, true) => ProcessEnd.WithCode(0),
        _ => ProcessEnd.WithCode(128 + (int)signal),
    };
}
