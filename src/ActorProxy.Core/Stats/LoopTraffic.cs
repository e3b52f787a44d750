using System.Runtime.InteropServices;

namespace ActorProxy.Core.Stats;

/// <summary>The bytes that one event loop sent; written by that loop alone, read by anyone.</summary>
/// <remarks>
/// One per loop, because every send counts here: a counter that all loops share would travel between their caches at each
/// of them. Padded, so that two of these never share a cache line.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = 192)]
public sealed class LoopTraffic
{
    private long bytesOut;
    private long splicedBytesOut;
    private EventRate rate;

    public long BytesOut => Volatile.Read(ref bytesOut);
    public long SplicedBytesOut => Volatile.Read(ref splicedBytesOut);

    /// <summary>Bytes that left through <c>send</c> or <c>write</c>.</summary>
    public void Sent(long bytes, long nowMs)
    {
        Volatile.Write(ref bytesOut, bytesOut + bytes);
        rate.Add(nowMs, bytes);
    }

    /// <summary>Bytes that left through a kernel pipe; they count among <see cref="BytesOut"/> too.</summary>
    public void Spliced(long bytes, long nowMs)
    {
        Volatile.Write(ref splicedBytesOut, splicedBytesOut + bytes);
        Sent(bytes, nowMs);
    }

    public long Rate(long nowMs) => rate.Read(nowMs);
}
