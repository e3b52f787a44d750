using System.Runtime.InteropServices;
using System.Text;
using ActorProxy.Config.Syntax;

namespace ActorProxy.CommandLine;

/// <summary>What <c>-v</c> and <c>-vv</c> print.</summary>
/// <remarks>
/// Tools read the version behind "HAProxy version", the date behind that, and the names on the line "Feature list";
/// the rest is for people, and says what this program really is.
/// </remarks>
internal static class VersionText
{
    /// <summary>The names that HAProxy's builds list, in its order; each is present or not by what conditions answer.</summary>
    private static readonly string[] FeatureNames =
    [
        "51DEGREES", "ACCEPT4", "BACKTRACE", "CLOSEFROM", "CPU_AFFINITY", "CRYPT_H", "DEVICEATLAS", "DL", "ENGINE", "EPOLL", "EVPORTS",
        "GETADDRINFO", "KQUEUE", "LIBCRYPT", "LINUX_CAP", "LINUX_SPLICE", "LINUX_TPROXY", "LUA", "MATH", "MEMORY_PROFILING", "NETFILTER",
        "NS", "OBSOLETE_LINKER", "OPENSSL", "OPENSSL_WOLFSSL", "OT", "PCRE", "PCRE2", "PCRE2_JIT", "PCRE_JIT", "POLL", "PRCTL", "PROCCTL",
        "PROMEX", "PTHREAD_EMULATION", "QUIC", "RT", "SHM_OPEN", "SLZ", "SSL", "STATIC_PCRE", "STATIC_PCRE2", "SYSTEMD", "TFO", "THREAD",
        "THREAD_DUMP", "TPROXY", "WURFL", "ZLIB",
    ];

    /// <summary>HAProxy's version whose language is read, then our own: <c>version_atleast</c> and package tools compare the first.</summary>
    public static string Version => $"{HaproxyVersion.CompatibleText}-actorproxy-{Release.Version}";

    public static string Short =>
        $"HAProxy version {Version} {Release.Date} - this is ActorProxy {Release.Version}, which reads HAProxy's configuration\n" +
        $"Running on: {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}, {RuntimeInformation.FrameworkDescription}\n";

    public static string Full
    {
        get
        {
            var features = FeatureNames.Select(n => (ConditionFacts.HasFeature(n) ? '+' : '-') + n);
            var text = new StringBuilder(Short);
            text.Append("Build options : none; features are those of ActorProxy, by HAProxy's names\n\n");
            text.Append("Feature list : ").AppendJoin(' ', features).Append("\n\n");
            text.Append("Default settings :\n  bufsize = 16384, maxrewrite = 1024, maxpollevents = 200\n\n");
            text.Append($"Built with multi-threading support (default={Environment.ProcessorCount}).\n\n");
            text.Append("Available polling systems :\n      epoll : pref=300,  test result OK\nTotal: 1 (1 usable), will use epoll.\n\n");
            text.Append("Available multiplexer protocols :\n  <default> : mode=TCP   side=FE|BE  mux=PASS  flags=\n\n");
            text.Append("Available services : none\n\nAvailable filters :\n\n");
            return text.ToString();
        }
    }
}
