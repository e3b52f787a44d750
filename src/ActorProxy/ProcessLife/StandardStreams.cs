using System.Text;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>Writes to standard output and standard error.</summary>
/// <remarks>
/// Without the runtime's console, whose set-up takes longer than all else that a quiet start does. A stream that nobody reads any more
/// is no reason to end.
/// </remarks>
internal static unsafe class StandardStreams
{
    private const int OutputDescriptor = 1;
    private const int ErrorDescriptor = 2;

    public static void WriteOutput(string text) => Write(OutputDescriptor, text);

    public static void WriteError(string text) => Write(ErrorDescriptor, text);

    /// <summary>One message in the form that tools know HAProxy's by.</summary>
    public static void Alert(string text) => WriteError($"[ALERT]    ({Environment.ProcessId}) : {text}\n");

    public static void Warning(string text) => WriteError($"[WARNING]  ({Environment.ProcessId}) : {text}\n");

    public static void Notice(string text) => WriteError($"[NOTICE]   ({Environment.ProcessId}) : {text}\n");

    /// <summary>Points standard input, output and error at nothing, as a process in the background has them.</summary>
    public static void Detach()
    {
        var nothing = Libc.Open("/dev/null", Libc.OpenReadWrite | Libc.OpenCloseOnExec, 0);
        if (nothing < 0) throw SystemErrorException.FromLastError("cannot open /dev/null");
        for (var stream = 0; stream <= ErrorDescriptor; stream++) Libc.Duplicate(nothing, stream);
        if (nothing > ErrorDescriptor) Libc.Close(nothing);
    }

    private static void Write(int descriptor, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* first = bytes)
        {
            for (var at = 0; at < bytes.Length;)
            {
                var written = Libc.Write(descriptor, first + at, (nuint)(bytes.Length - at));
                if (written <= 0) return;
                at += (int)written;
            }
        }
    }
}
