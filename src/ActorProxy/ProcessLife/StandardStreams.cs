using System.Globalization;
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

    /// <summary>
    /// The descriptors by which this process reaches its standard streams: these themselves and the runtime's own copies of them.
    /// Somebody who waits for the end of our output waits for the copies too.
    /// </summary>
    public static int[] FindCopies()
    {
        var streams = new HashSet<string>(StringComparer.Ordinal);
        for (var stream = 0; stream <= ErrorDescriptor; stream++)
        {
            if (TargetOf(stream) is { } target) streams.Add(target);
        }
        var found = new List<int> { 0, 1, ErrorDescriptor };
        foreach (var entry in Directory.GetFileSystemEntries("/proc/self/fd"))
        {
            var descriptor = int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture);
            // What was inherited is open across exec, and is the operator's: a log may go there.
            var flags = Libc.ControlDescriptor(descriptor, Libc.GetDescriptorFlags, 0);
            var isOurs = flags >= 0 && (flags & Libc.DescriptorCloseOnExec) != 0;
            if (descriptor > ErrorDescriptor && isOurs && TargetOf(descriptor) is { } target && streams.Contains(target)) found.Add(descriptor);
        }
        return [.. found];
    }

    /// <summary>What stands for nothing, as an open descriptor.</summary>
    public static int OpenNothing()
    {
        var nothing = Libc.Open("/dev/null", Libc.OpenReadWrite | Libc.OpenCloseOnExec, 0);
        return nothing >= 0 ? nothing : throw SystemErrorException.FromLastError("cannot open /dev/null");
    }

    private static string? TargetOf(int descriptor) => File.ResolveLinkTarget($"/proc/self/fd/{descriptor}", returnFinalTarget: false)?.FullName;

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
