namespace ActorProxy.ProcessLife;

/// <summary>Keeps the managed heap within <c>-m</c>.</summary>
internal static class MemoryLimit
{
    /// <summary>Takes effect at once; beyond it an allocation fails, and with it the connection that asked for it.</summary>
    public static void Set(int megabytes)
    {
        AppContext.SetData("GCHeapHardLimit", (ulong)megabytes * 1024 * 1024);
        try
        {
            GC.RefreshMemoryLimit();
        }
        catch (InvalidOperationException)
        {
            throw new SystemErrorException($"-m {megabytes} is less than the process already uses");
        }
    }
}
