namespace ActorProxy.ProcessLife;

/// <summary>The files that the .NET runtime keeps in the temporary folder for its diagnostic tools while a process runs.</summary>
internal static class RuntimeFiles
{
    /// <summary>Removes this process's own, which the runtime does only when it ends by itself: not by a signal, and not from within a jail.</summary>
    public static void Remove()
    {
        var process = $"{Environment.ProcessId}-{StartTime()}";
        foreach (var name in (string[])[$"dotnet-diagnostic-{process}-socket", $"clr-debug-pipe-{process}-in", $"clr-debug-pipe-{process}-out"])
        {
            try
            {
                File.Delete(Path.Combine(Path.GetTempPath(), name));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A left-over file is a blemish; the end of the process must not wait for it.
                continue;
            }
        }
    }

    /// <summary>The process's start in the kernel's ticks, by which the runtime tells processes with the same id apart.</summary>
    private static string StartTime()
    {
        var status = File.ReadAllText("/proc/self/stat");
        // The program's name, in brackets, may hold blanks; the start is the twentieth field behind it.
        return status[(status.LastIndexOf(')') + 2)..].Split(' ')[19];
    }
}
