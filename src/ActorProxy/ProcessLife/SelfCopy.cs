using System.Runtime.InteropServices;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>Starts this program once more, with the same command line, environment and descriptors: a .NET process can't fork.</summary>
internal static unsafe class SelfCopy
{
    /// <summary>Returns the new process's id.</summary>
    /// <param name="what">What can't be done when it fails, for the operator.</param>
    /// <exception cref="SystemErrorException">It could not be started.</exception>
    public static int Spawn(string what)
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
            return error == 0 ? pid : throw SystemErrorException.FromError(what, error);
        }
    }

    /// <summary>Waits for its end; the code is 128 and the signal's number if a signal ended it.</summary>
    public static int ExitCodeOf(int child)
    {
        int status, ended;
        do ended = Libc.WaitForChild(child, &status, 0);
        while (ended < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);
        if (ended < 0) return 1;
        var signal = status & 0x7f;
        return signal != 0 ? 128 + signal : (status >> 8) & 0xff;
    }
}
