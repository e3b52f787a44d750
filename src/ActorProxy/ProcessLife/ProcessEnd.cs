namespace ActorProxy.ProcessLife;

/// <summary>How the process ends, as its parent sees it: by a signal's default action, or with an exit code.</summary>
internal readonly record struct ProcessEnd
{
    private ProcessEnd(ProcessSignal? signal, int exitCode) => (Signal, ExitCode) = (signal, exitCode);

    /// <summary>Null when the process exits by itself.</summary>
    public ProcessSignal? Signal { get; }

    /// <summary>Also what a shell reports for an end by a signal: 128 and the signal's number.</summary>
    public int ExitCode { get; }

    public static ProcessEnd BySignal(ProcessSignal signal) => new(signal, 128 + (int)signal);

    public static ProcessEnd WithCode(int code) => new(null, code);
}
