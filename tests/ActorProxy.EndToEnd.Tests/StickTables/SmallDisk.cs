using System.Diagnostics;

namespace ActorProxy.EndToEnd.Tests.StickTables;

/// <summary>A file system in memory that is soon full; unmounted at the end.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TestDirectory _directory = new();

    private SmallDisk()
    {
    }

    public string Path => _directory.Path;

    /// <summary>Null when this user may not mount.</summary>
    public static SmallDisk? TryMount(int kilobytes)
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", disk.Path) == 0)
            return disk;
        disk._directory.Dispose();
        return null;
    }

    public string File(string name) => _directory.File(name);

    public void Dispose()
    {
        // Lazily: the proxy that writes here may end a moment later.
        Run("umount", "-l", Path);
        _directory.Dispose();
    }

    private static int Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
