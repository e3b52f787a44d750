using System.Globalization;
using System.Runtime.InteropServices;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>Starts this program once more, detached from its terminal, and waits until that one serves.</summary>
/// <remarks>
/// A .NET process can't fork. The second process gets the same command line, environment and descriptors, with the same numbers,
/// and a pipe on which it says that it serves; until then its messages reach the terminal.
/// </remarks>
internal static unsafe class Daemon
{
    /// <summary>Tells the second process which descriptor to report on.</summary>
    public const string ReadyVariable = "ACTORPROXY_READY_FD";

    /// <summary>Tells the second process that the first one already showed what it found in the configuration.</summary>
    public const string ToldVariable = "ACTORPROXY_DIAGNOSTICS_TOLD";

    /// <summary>Returns what the first process exits with: 0 once the second one serves, otherwise as that one ended.</summary>
    public static int Launch(bool diagnosticsAreTold)
    {
        var ends = stackalloc int[2];
        if (Libc.Pipe(ends, Libc.OpenCloseOnExec) != 0) throw SystemErrorException.FromLastError("cannot make a pipe");
        Libc.ControlDescriptor(ends[1], Libc.SetDescriptorFlags, 0);
        Libc.SetVariable(ReadyVariable, ends[1].ToString(CultureInfo.InvariantCulture), 1);
        if (diagnosticsAreTold) Libc.SetVariable(ToldVariable, "1", 1);
        var child = SelfCopy.Spawn("cannot start in the background");
        Libc.Close(ends[1]);

        byte word;
        nint read;
        do read = Libc.Read(ends[0], &word, 1);
        while (read < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);
        return read == 1 ? 0 : ExitCodeOf(child);
    }

    private static int ExitCodeOf(int child)
    {
        var code = SelfCopy.ExitCodeOf(child);
        // It ended before it served, which is no success even if it ended well.
        return code == 0 ? 1 : code;
    }
}
