using System.Runtime.InteropServices;

namespace ActorProxy.TestKit.Processes;

/// <summary>Sends signals to processes by their id.</summary>
public static partial class Signals
{
    /// <summary>Returns false when there is no such process any more.</summary>
    public static bool Send(int pid, Signal signal) => Kill(pid, (int)signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
