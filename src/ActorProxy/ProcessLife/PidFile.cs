using System.Text;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>The file that tells others the process's id.</summary>
internal static unsafe class PidFile
{
    /// <summary>Replaces the file's content by one line. Stays behind when the process ends, as HAProxy's does.</summary>
    public static void Write(string path, int pid)
    {
        var descriptor = Libc.Open(path, Libc.OpenWriteOnly | Libc.OpenCreate | Libc.OpenTruncate | Libc.OpenCloseOnExec, 0x1A4 /* 0644 */);
        if (descriptor < 0) throw SystemErrorException.FromLastError($"cannot create the pid file '{path}'");
        var text = Encoding.ASCII.GetBytes($"{pid}\n");
        fixed (byte* bytes = text)
        {
            var written = Libc.Write(descriptor, bytes, (nuint)text.Length);
            var failure = written == text.Length ? null : SystemErrorException.FromLastError($"cannot write the pid file '{path}'");
            Libc.Close(descriptor);
            if (failure is not null) throw failure;
        }
    }
}
