using System.Globalization;
using System.Runtime.InteropServices;

namespace ActorProxy.TestKit.Processes;

/// <summary>What the kernel says about one running process: CPU time, memory, descriptors.</summary>
public static partial class ProcessFigures
{
    /// <summary>CPU time of all threads, those that ended too, in microseconds, by the kernel's clock of that process.</summary>
    public static long CpuMicroseconds(int pid)
    {
        // The clock's id as clock_getcpuclockid(3) computes it: the process, and 2 for "as the scheduler counts".
        if (ClockGetTime((~pid << 3) | 2, out var time) != 0)
            throw new InvalidOperationException($"There is no process {pid}.");
        return time.Seconds * 1_000_000 + time.Nanoseconds / 1000;
    }

    /// <summary>Resident memory in kilobytes, shared pages counted in proportion.</summary>
    public static long PssKilobytes(int pid) => Field($"/proc/{pid}/smaps_rollup", "Pss:");

    /// <summary>Resident memory in kilobytes that is the process's own and no file's: it does not change when other processes come and go.</summary>
    public static long AnonymousKilobytes(int pid) => Field($"/proc/{pid}/status", "RssAnon:");

    public static long RssKilobytes(int pid) => Field($"/proc/{pid}/status", "VmRSS:");

    public static long Threads(int pid) => Field($"/proc/{pid}/status", "Threads:");

    /// <summary>Open descriptors but those of the program's own code: an assembly is opened when its first method runs, whenever that is.</summary>
    public static int OpenDescriptors(int pid) =>
        Descriptors(pid).Values.Count(static target => !target.EndsWith(".dll", StringComparison.Ordinal));

    /// <summary>What each open descriptor points to, to name a leak. One that is closed meanwhile is left out.</summary>
    public static IReadOnlyDictionary<int, string> Descriptors(int pid)
    {
        var found = new Dictionary<int, string>();
        foreach (var entry in Directory.GetFileSystemEntries($"/proc/{pid}/fd"))
        {
            try
            {
                if (new FileInfo(entry).LinkTarget is { } target)
                    found[int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture)] = target;
            }
            catch (IOException)
            {
                // Closed since the folder was read.
            }
        }

        return found;
    }

    /// <summary>Whether the process holds a socket that listens on TCP over IPv4; a process that has ended does not.</summary>
    public static bool IsListening(int pid)
    {
        const string listening = "0A";
        try
        {
            var inodes = File.ReadLines($"/proc/{pid}/net/tcp").Skip(1)
                .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(static fields => fields[3] == listening)
                .Select(static fields => $"socket:[{fields[9]}]")
                .ToHashSet();
            return Descriptors(pid).Values.Any(inodes.Contains);
        }
        catch (IOException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    private static long Field(string path, string name)
    {
        foreach (var line in File.ReadLines(path))
            if (line.StartsWith(name, StringComparison.Ordinal))
                return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        throw new InvalidDataException($"{path} has no line '{name}'.");
    }

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
