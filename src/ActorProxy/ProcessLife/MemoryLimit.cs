namespace ActorProxy.ProcessLife;

/// <summary>Keeps the managed heap within <c>-m</c>.</summary>
internal static class MemoryLimit
{
    /// <summary>With less the process could not even start.</summary>
    public const int LeastMegabytes = 16;

    /// <summary>Takes effect at once; beyond it an allocation fails, and with it the connection that asked for it.</summary>
    public static void Set(int megabytes)
    {
        if (megabytes < LeastMegabytes) throw new SystemErrorException($"-m {megabytes} is too little memory: {LeastMegabytes} megabytes are needed at least");
        AppContext.SetData("GCHeapHardLimit", (ulong)megabytes * 1024 * 1024);
        GC.RefreshMemoryLimit();
    }
}
