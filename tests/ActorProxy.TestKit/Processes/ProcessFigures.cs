using System.Globalization;

namespace ActorProxy.TestKit.Processes;

/// <summary>What the kernel says about one running process: CPU time, memory, descriptors.</summary>
public static class ProcessFigures
{
    /// <summary>CPU time of all threads, those that ended too, in microseconds. Resolution is a scheduler tick (10 ms) for ended ones only.</summary>
    public static long CpuMicroseconds(int pid)
    {
        long nanoseconds = 0;
        foreach (var task in Directory.EnumerateDirectories($"/proc/{pid}/task"))
            nanoseconds += long.Parse(File.ReadAllText($"{task}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
        return nanoseconds / 1000;
    }

    /// <summary>Resident memory in kilobytes, shared pages counted in proportion.</summary>
    public static long PssKilobytes(int pid) => Field($"/proc/{pid}/smaps_rollup", "Pss:");

    public static long RssKilobytes(int pid) => Field($"/proc/{pid}/status", "VmRSS:");

    public static long Threads(int pid) => Field($"/proc/{pid}/status", "Threads:");

    public static int OpenDescriptors(int pid) => Directory.GetFileSystemEntries($"/proc/{pid}/fd").Length;

    /// <summary>What each open descriptor points to, to name a leak.</summary>
    public static IReadOnlyDictionary<int, string> Descriptors(int pid)
    {
        var found = new Dictionary<int, string>();
        foreach (var entry in Directory.GetFileSystemEntries($"/proc/{pid}/fd"))
            if (File.ResolveLinkTarget(entry, returnFinalTarget: false)?.Name is { } target)
                found[int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture)] = target;
        return found;
    }

    private static long Field(string path, string name)
    {
        foreach (var line in File.ReadLines(path))
            if (line.StartsWith(name, StringComparison.Ordinal))
                return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        throw new InvalidDataException($"{path} has no line '{name}'.");
    }
}
