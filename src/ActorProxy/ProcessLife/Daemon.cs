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
        var child = Spawn();
        Libc.Close(ends[1]);

        byte word;
        nint read;
        do read = Libc.Read(ends[0], &word, 1);
        while (read < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);
        return read == 1 ? 0 : ExitCodeOf(child);
    }

    private static int Spawn()
    {
        // As the kernel keeps them: bytes, which need not be text.
        var words = File.ReadAllBytes("/proc/self/cmdline");
        var count = 0;
        foreach (var b in words) count += b == 0 ? 1 : 0;
        var arguments = stackalloc byte*[count + 1];
        fixed (byte* first = words)
        {
            var at = 0;
            for (var i = 0; i < count; i++)
            {
                arguments[i] = first + at;
                while (words[at++] != 0) { }
            }
            arguments[count] = null;
            int pid;
            var environment = *(byte***)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ");
            var error = Libc.Spawn(&pid, "/proc/self/exe", 0, 0, arguments, environment);
            return error == 0 ? pid : throw SystemErrorException.FromError("cannot start in the background", error);
        }
    }

    private static int ExitCodeOf(int child)
    {
        int status, ended;
        do ended = Libc.WaitForChild(child, &status, 0);
        while (ended < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);
        if (ended < 0) return 1;
        var signal = status & 0x7f;
        var code = signal != 0 ? 128 + signal : (status >> 8) & 0xff;
        // It ended before it served, which is no success even if it ended well.
        return code == 0 ? 1 : code;
    }
}
