using System.Runtime.InteropServices;

namespace ActorProxy.Core.StickTables;

/// <summary>Events within a sliding period: those of the current period, and of the one before as far as it still reaches in.</summary>
/// <remarks>
/// The same arithmetic as HAProxy's rates, so that both read the same number from the same events, and what peers send can be taken as it is.
/// Times are the low 32 bits of monotonic milliseconds; a window that was not used for longer than two periods reads 0.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public record struct RateWindow
{
    /// <summary>Clocks of two loops differ by little: a start this far ahead is one that was just made.</summary>
    private const uint MostAheadMs = 1000;

    public uint StartMs;
    public uint Current;
    public uint Previous;

    /// <summary>Counts events that happen now.</summary>
    public void Add(uint events, uint periodMs, uint nowMs)
    {
        if (ElapsedMs(nowMs) < periodMs)
        {
            Current += events;
            return;
        }

        Previous = Current;
        Current = events;
        StartMs += periodMs;
        if (nowMs - StartMs >= periodMs)
        {
            Previous = 0;
            StartMs = nowMs;
        }
    }

    /// <summary>The events of the period that ends now, rounded down.</summary>
    public readonly uint Read(uint periodMs, uint nowMs)
    {
        long remaining = periodMs - (long)ElapsedMs(nowMs);
        var (past, current) = (Previous, Current);
        if (remaining < 0)
        {
            remaining += periodMs;
            past = remaining < 0 ? 0 : current;
            current = 0;
        }

        // A single event would flicker between 0 and 1 when it is weighted, so it is shown as it is.
        if (current == 0 && past <= 1)
            return past;
        return (uint)((((ulong)past * (ulong)remaining) + ((ulong)current * periodMs)) / periodMs);
    }

    /// <summary>This window with what an earlier one had counted, as far as it still reaches in.</summary>
    public readonly RateWindow After(RateWindow earlier, uint periodMs, uint nowMs)
    {
        if (earlier.Read(periodMs, nowMs) == 0)
            return this;
        if (Read(periodMs, nowMs) == 0)
            return earlier;
        return this with { Previous = Previous + earlier.Current };
    }

    private readonly uint ElapsedMs(uint nowMs)
    {
        var elapsed = nowMs - StartMs;
        return elapsed > uint.MaxValue - MostAheadMs ? 0 : elapsed;
    }
}
