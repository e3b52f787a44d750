using ActorProxy.Config.Keywords.Known;

namespace ActorProxy.Config.Keywords.Global;

/// <summary>Settings of HAProxy's that have nothing to set here: accepted, with one notice that gives the reason.</summary>
/// <remarks>
/// Only two kinds belong here: tuning of parts that this program does not have or does by itself, and settings of a
/// feature that is itself refused by name (TLS, HTTP), so that they can't change what a connection meets.
/// </remarks>
internal static class InertKeywords
{
    private const string Loops = "event loops and their cores are chosen by 'nbthread' alone";
    private const string Poller = "epoll is the only poller";
    private const string Tls = "there is no TLS yet, and a line that asks for it is refused";
    private const string Http = "there is no HTTP yet, and a line that asks for it is refused";
    private const string Process = "this program changes neither its capabilities nor those of the programs that it starts";

    public static string? Reason(ReadOnlySpan<char> name) => name switch
    {
        "nopoll" or "noepoll" or "nokqueue" or "noevports" or "busy-polling" => Poller,
        "cpu-map" or "cpu-policy" or "cpu-set" or "cpu-affinity" or "numa-cpu-mapping" => Loops,
        "thread-groups" or "thread-group" or "thread-hard-limit" or "max-threads-per-group" => Loops,
        "profiling.tasks" or "profiling.memory" => "the .NET runtime's own tools profile this program",
        "no-memory-trimming" or "prealloc-fd" or "maxpipes" or "warn-blocked-traffic-after" or "force-cfg-parser-pause" => "memory, pipes and descriptors are handled by need",
        "set-dumpable" or "insecure-setuid-wanted" => Process,
        "mworker-max-reloads" => "a reload leaves no old process behind",
        "expose-deprecated-directives" or "expose-experimental-directives" => "whatever works needs no permission",
        "ca-base" or "crt-base" or "key-base" or "issuers-chain-path" or "ssl-dh-param-file" or "ssl-server-verify"
            or "ssl-skip-self-issued-ca" or "ssl-mode-async" or "ssl-security-level" or "ssl-load-extra-files"
            or "ssl-load-extra-del-ext" or "maxsslconn" or "maxsslrate" or "noktls" => Tls,
        "maxcomprate" or "maxcompcpuusage" or "maxzlibmem" or "http-err-codes" or "http-fail-codes" => Http,
        _ when name.StartsWith("ssl-default-") && KnownGlobalKeywords.Names.Contains(name) => Tls,
        _ when name.StartsWith("tune.ssl.") && KnownGlobalKeywords.Names.Contains(name) => Tls,
        _ when name.StartsWith("h1-") && KnownGlobalKeywords.Names.Contains(name) => Http,
        _ when name.StartsWith("tune.") && KnownGlobalKeywords.Names.Contains(name) => "what it tunes is not there or tunes itself",
        _ => null,
    };
}
