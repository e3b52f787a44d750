using System.Diagnostics.CodeAnalysis;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>Ends the process.</summary>
internal static class LastMoment
{
    /// <summary>Does not return.</summary>
    [DoesNotReturn]
    public static void End(ProcessEnd end)
    {
        if (end.Signal is { } signal) DieBy((int)signal);
        Environment.Exit(end.ExitCode);
    }

    /// <summary>Returns only where the signal has no default action: the first process of a container is spared by the kernel.</summary>
    private static unsafe void DieBy(int signal)
    {
        RuntimeFiles.Remove();
        Libc.SetDisposition(signal, Libc.DefaultDisposition);
        var set = SignalSet.Of(signal);
        _ = Libc.SetSignalMask(Libc.SignalUnblock, &set, null);
        Libc.Kill(Environment.ProcessId, signal);
    }
}
