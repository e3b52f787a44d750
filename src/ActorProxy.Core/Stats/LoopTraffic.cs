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
    private long _bytesOut;
    private long _splicedBytesOut;
    private EventRate _rate;

    public long BytesOut => Volatile.Read(ref _bytesOut);
    public long SplicedBytesOut => Volatile.Read(ref _splicedBytesOut);

    /// <summary>Bytes that left through <c>send</c> or <c>write</c>.</summary>
    public void Sent(long bytes, long nowMs)
    {
        Volatile.Write(ref _bytesOut, _bytesOut + bytes);
        _rate.Add(nowMs, bytes);
    }

    /// <summary>Bytes that left through a kernel pipe; they count among <see cref="BytesOut"/> too.</summary>
    public void Spliced(long bytes, long nowMs)
    {
        Volatile.Write(ref _splicedBytesOut, _splicedBytesOut + bytes);
        Sent(bytes, nowMs);
    }

    public long Rate(long nowMs) => _rate.Read(nowMs);
}
