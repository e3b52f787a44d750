namespace ActorProxy.ProcessLife;

/// <summary>The descriptors that the process itself has open: its programs, the runtime's, standard streams.</summary>
internal static class OpenDescriptors
{
    /// <summary>What the runtime and the logs still open once the proxy serves.</summary>
    private const int Reserve = 40;

    /// <summary>How many are to be kept out of the connections' reach.</summary>
    public static int CountWithReserve() => Directory.GetFileSystemEntries("/proc/self/fd").Length + Reserve;
}
