using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Relay;

/// <summary>A kernel pipe through which bytes pass between two sockets without entering this process.</summary>
public sealed unsafe class SplicePipe
{
    private SplicePipe(int readEnd, int writeEnd, int capacityBytes)
    {
        ReadEnd = readEnd;
        WriteEnd = writeEnd;
        CapacityBytes = capacityBytes;
    }

    internal SplicePipe? NextFree { get; set; }

    public int ReadEnd { get; }

    public int WriteEnd { get; }

    public int CapacityBytes { get; }

    /// <summary>Bytes in the pipe.</summary>
    public int Pending { get; set; }

    /// <summary>Makes a pipe; null when the kernel gives none (descriptors or pipe memory used up): the relay then copies.</summary>
    /// <param name="capacityBytes">As <c>tune.pipesize</c>; 0 leaves the system's.</param>
    public static SplicePipe? TryCreate(int capacityBytes)
    {
        var ends = stackalloc int[2];
        if (SocketCalls.Pipe(ends, SocketConstants.NonBlocking | SocketConstants.CloseOnExec) < 0)
            return null;
        const int SystemCapacity = 65536;
        var granted = capacityBytes > 0 ? SocketCalls.Control(ends[0], SocketConstants.SetPipeSize, capacityBytes) : SystemCapacity;
        return new SplicePipe(ends[0], ends[1], granted > 0 ? granted : SystemCapacity);
    }

    public void Close()
    {
        _ = SocketCalls.Close(ReadEnd);
        _ = SocketCalls.Close(WriteEnd);
    }
}
