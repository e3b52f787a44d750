namespace ActorProxy.ProcessLife;

/// <summary>How many connections the process may hold, and the descriptors that they take.</summary>
/// <param name="MaxConn">Connections at once: what the configuration says, or else what the limits allow.</param>
/// <param name="MaxSockets">Descriptors that so many connections need, listeners and the process's own among them.</param>
/// <param name="MaxPipes">Pipes for splicing among them.</param>
/// <param name="IsComputed">Whether <paramref name="MaxConn"/> follows from the limits, for want of a configured one.</param>
internal sealed record ConnectionBudget(int MaxConn, int MaxSockets, int MaxPipes, bool IsComputed)
{
    /// <summary>What HAProxy promises at least; with less it refuses to start rather than serve next to nobody.</summary>
    public const int LeastComputed = 100;

    /// <summary>Bytes of a connection beside its two buffers.</summary>
    private const int StateBytes = 1536;

    /// <summary>The budget by HAProxy's arithmetic: two descriptors a connection, two for each pipe, and one pipe to four connections that splice.</summary>
    public static ConnectionBudget Compute(BudgetRequest request)
    {
        var overhead = Overhead(request);
        if (request.Configured is { } configured) return Of(configured, isComputed: false);
        var left = Math.Max(0, Math.Min(request.DescriptorLimit, int.MaxValue) - overhead);
        var most = request.Splices ? left * 2 / 5 : left / 2;
        if (request.MemoryLimitMegabytes is { } megabytes) most = RoundedToTwoDigits(Math.Min(most, ByMemory(megabytes, request.BufferSizeBytes)));
        return Of((int)Math.Max(most, LeastComputed), isComputed: true);

        ConnectionBudget Of(int maxConn, bool isComputed)
        {
            var pipes = request.Splices ? maxConn / 4 : 0;
            return new ConnectionBudget(maxConn, (int)Math.Min(int.MaxValue, 2L * maxConn + 2L * pipes + overhead), pipes, isComputed);
        }
    }

    private static long Overhead(BudgetRequest request) =>
        request.OwnDescriptors + request.Listeners + request.RuntimeApiConnections
        + 3L * request.Threads + request.Checks + 2L * request.AgentChecks;

    private static long ByMemory(int megabytes, int bufferSizeBytes)
    {
        // A sixteenth more than the two buffers: what their pool keeps at hand.
        var perConnection = 2L * bufferSizeBytes * 17 / 16 + StateBytes;
        return megabytes * 1024L * 1024 / perConnection;
    }

    /// <summary>A limit that memory sets is an estimate, and is shown as one.</summary>
    private static long RoundedToTwoDigits(long value)
    {
        long unit = 1;
        while (value / unit >= 100) unit *= 10;
        return value / unit * unit;
    }
}
