using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The lines of <c>show info</c>, in HAProxy's order and with its names.</summary>
/// <remarks>What can't happen here, such as TLS below HTTP, is shown as zero because tools look for it.</remarks>
internal static class InfoLines
{
    private const long Megabyte = 1 << 20;

    public static IEnumerable<InfoLine> Of(ProcessSnapshot info, bool isFloat)
    {
        yield return new(0, "Name", StatField.Product(info.Name), "Name of the product");
        yield return new(1, "Version", StatField.Product(info.Version), "Version of the product");
        yield return new(2, "Release_date", StatField.Product(info.ReleaseDate), "Date of this version");
        yield return new(3, "Nbthread", StatField.Setting(info.Threads), "Event loops, a thread each");
        yield return new(4, "Nbproc", StatField.Setting(1), "Worker processes, always 1");
        yield return new(5, "Process_num", StatField.ProcessKey(1), "Number of this worker process, always 1");
        yield return new(6, "Pid", StatField.Status(info.ProcessId), "Process id");
        yield return new(7, "Uptime", StatField.TextDuration(UptimeText(info.Uptime)), "Time since the start, in days, hours, minutes and seconds");
        yield return new(8, "Uptime_sec", Seconds(info.Uptime.TotalSeconds, isFloat), "Seconds since the start");
        yield return new(9, "Memmax_MB", StatField.Limit(0), "Limit of memory in megabytes, 0 for none");
        yield return new(10, "PoolAlloc_MB", StatField.Gauge(info.PoolAllocatedBytes / Megabyte), "Megabytes that pools hold");
        yield return new(11, "PoolUsed_MB", StatField.Gauge(info.PoolUsedBytes / Megabyte), "Megabytes of pools in use");
        yield return new(12, "PoolFailed", StatField.ShortCounter(0), "Allocations that failed");
        yield return new(13, "Ulimit-n", StatField.Limit(info.DescriptorLimit), "Limit of open descriptors");
        yield return new(14, "Maxsock", StatField.Limit(info.MaxSockets), "Limit of sockets");
        yield return new(15, "Maxconn", StatField.Limit(info.MaxConn), "Limit of client connections in effect");
        yield return new(16, "Hard_maxconn", StatField.Limit(info.HardMaxConn), "Limit of client connections that descriptors allow");
        yield return new(17, "CurrConns", StatField.Gauge(info.Connections), "Client connections now");
        yield return new(18, "CumConns", StatField.ShortCounter(info.TotalConnections), "Client connections since the start");
        yield return new(19, "CumReq", StatField.ShortCounter(info.TotalStreams), "Requests since the start; a TCP session counts as one");
        foreach (var line in TlsOf())
            yield return line;
        yield return new(23, "Maxpipes", StatField.Limit(info.MaxPipes), "Limit of pipes for splice");
        yield return new(24, "PipesUsed", StatField.Gauge(info.PipesUsed), "Pipes in use");
        yield return new(25, "PipesFree", StatField.Gauge(info.PipesFree), "Pipes kept for use");
        yield return new(26, "ConnRate", Rate(info.ConnectionRate, isFloat), "Client connections within the last second");
        yield return new(27, "ConnRateLimit", StatField.Limit(info.ConnectionRateLimit), "Limit of connections per second, 0 for none");
        yield return new(28, "MaxConnRate", StatField.Maximum(info.MaxConnectionRate), "Most connections within a second");
        yield return new(29, "SessRate", Rate(info.SessionRate, isFloat), "Sessions within the last second");
        yield return new(30, "SessRateLimit", StatField.Limit(info.SessionRateLimit), "Limit of sessions per second, 0 for none");
        yield return new(31, "MaxSessRate", StatField.Rate(info.MaxSessionRate), "Most sessions within a second");
        foreach (var line in TlsRatesAndCompressionOf(isFloat))
            yield return line;
        yield return new(47, "Tasks", StatField.Gauge(info.Tasks), "Actors and timers");
        yield return new(48, "Run_queue", StatField.Gauge(info.RunQueue), "Messages that wait for their actor");
        yield return new(49, "Idle_pct", StatField.Average(info.IdlePercent), "Per cent of the last second that the event loops slept");
        if (info.Node is { } node)
            yield return new(50, "node", StatField.SettingOutput(node), "Name of this node");
        if (info.Description is { } description)
            yield return new(51, "description", StatField.SettingOutput(description), "Description of this node");
        yield return new(52, "Stopping", StatField.Gauge(info.IsStopping ? 1 : 0), "1 while the process ends, after its last listener closed");
        yield return new(53, "Jobs", StatField.Gauge(info.Jobs), "Connections and listeners that keep the process");
        yield return new(54, "Unstoppable Jobs", StatField.Gauge(0), "Of these, those that a stop does not wait for");
        yield return new(55, "Listeners", StatField.Gauge(info.Listeners), "Listeners");
        yield return new(56, "ActivePeers", StatField.Gauge(0), "Peers connected and synchronised");
        yield return new(57, "ConnectedPeers", StatField.Gauge(0), "Peers connected");
        yield return new(58, "DroppedLogs", StatField.Gauge(info.DroppedLogs), "Log lines that their target did not take");
        yield return new(59, "BusyPolling", StatField.Gauge(0), "1 if event loops never sleep");
        yield return new(60, "FailedResolutions", StatField.Gauge(0), "Names that could not be resolved");
        yield return new(61, "TotalBytesOut", StatField.WideGauge(info.BytesOut), "Bytes sent since the start");
        yield return new(62, "TotalSplicdedBytesOut", StatField.WideGauge(info.SplicedBytesOut), "Of these, bytes sent by splice");
        yield return new(63, "BytesOutRate", StatField.WideRate(info.BytesOutRate), "Bytes sent within the last second");
        yield return new(64, "DebugCommandsIssued", StatField.Gauge(0), "Debugging commands given");
        yield return new(65, "CumRecvLogs", StatField.ShortCounter(0), "Log lines received to be forwarded");
        yield return new(66, "Build info", StatField.Product(info.Version), "How this version was built");
        yield return new(67, "Memmax_bytes", StatField.Limit(0), "Limit of memory in bytes, 0 for none");
        yield return new(68, "PoolAlloc_bytes", StatField.WideGauge(info.PoolAllocatedBytes), "Bytes that pools hold");
        yield return new(69, "PoolUsed_bytes", StatField.WideGauge(info.PoolUsedBytes), "Bytes of pools in use");
        yield return new(70, "Start_time_sec", Seconds(info.StartTimeSeconds, isFloat), "Second of the start, since 1970");
        yield return new(71, "Tainted", StatField.Status("0"), "0 as long as nothing experimental was used");
        yield return new(72, "TotalWarnings", StatField.ShortCounter(info.Warnings), "Warnings given");
        yield return new(73, "MaxconnReached", StatField.ShortCounter(info.MaxConnReached), "How often accepting paused at Maxconn");
        yield return new(74, "BootTime_ms", StatField.Duration(info.BootMs), "Milliseconds from the start to being ready");
        yield return new(75, "Niced_tasks", StatField.Gauge(0), "Messages of lower priority that wait");
        yield return new(76, "CurrStreams", StatField.WideGauge(info.Streams), "Streams now");
        yield return new(77, "CumStreams", StatField.Counter(info.TotalStreams), "Streams since the start");
        yield return new(78, "BlockedTrafficWarnings", StatField.ShortCounter(0), "Warnings about an event loop that was held up");
    }

    private static IEnumerable<InfoLine> TlsOf()
    {
        yield return new(20, "MaxSslConns", StatField.Maximum(0), "Limit of TLS connections, 0 for none");
        yield return new(21, "CurrSslConns", StatField.Gauge(0), "TLS connections now");
        yield return new(22, "CumSslConns", StatField.ShortCounter(0), "TLS connections since the start");
    }

    private static IEnumerable<InfoLine> TlsRatesAndCompressionOf(bool isFloat)
    {
        yield return new(32, "SslRate", Rate(0, isFloat), "TLS connections within the last second");
        yield return new(33, "SslRateLimit", StatField.Limit(0), "Limit of TLS connections per second, 0 for none");
        yield return new(34, "MaxSslRate", StatField.Maximum(0), "Most TLS connections within a second");
        yield return new(35, "SslFrontendKeyRate", isFloat ? Rate(0, isFloat) : StatField.Gauge(0), "TLS keys made for clients within the last second");
        yield return new(36, "SslFrontendMaxKeyRate", StatField.Maximum(0), "Most TLS keys made for clients within a second");
        yield return new(37, "SslFrontendSessionReuse_pct", isFloat ? Rate(0, isFloat) : StatField.Gauge(0), "Per cent of clients' TLS sessions that were resumed");
        yield return new(38, "SslBackendKeyRate", Rate(0, isFloat), "TLS keys made for servers within the last second");
        yield return new(39, "SslBackendMaxKeyRate", StatField.Maximum(0), "Most TLS keys made for servers within a second");
        yield return new(40, "SslCacheLookups", StatField.ShortCounter(0), "Lookups in the cache of TLS sessions");
        yield return new(41, "SslCacheMisses", StatField.ShortCounter(0), "Lookups that found no TLS session");
        yield return new(42, "CompressBpsIn", Rate(0, isFloat), "Bytes given to the compressor within the last second");
        yield return new(43, "CompressBpsOut", Rate(0, isFloat), "Bytes that the compressor gave within the last second");
        yield return new(44, "CompressBpsRateLim", StatField.Limit(0), "Limit of the compressor's bytes per second, 0 for none");
    }

    private static StatField Seconds(double seconds, bool isFloat) =>
        isFloat ? StatField.FractionalDuration(seconds) : StatField.Duration((long)seconds);

    private static StatField Rate(double perSecond, bool isFloat) =>
        isFloat ? StatField.FractionalRate(perSecond) : StatField.Rate((long)perSecond);

    private static string UptimeText(TimeSpan uptime) => $"{(int)uptime.TotalDays}d {uptime.Hours}h{uptime.Minutes:00}m{uptime.Seconds:00}s";
}
