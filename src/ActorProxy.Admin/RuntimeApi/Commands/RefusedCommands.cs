namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Commands of HAProxy's that are known by name and not offered: they are refused in words instead of being called unknown.</summary>
internal static class RefusedCommands
{
    private static readonly string[] All =
    [
        "abort ssl", "acme", "add backend", "add server", "add ssl",
        "commit ssl", "debug counters", "debug dev", "del backend", "del server", "del ssl",
        "disable dynamic-cookie", "dump ssl", "dump stats-file", "enable dynamic-cookie",
        "expert-mode", "hard-reload", "httpclient", "mcli-debug-mode", "new ssl",
        "publish backend", "set anon", "set dynamic-cookie-key", "set profiling",
        "set ssl", "show anon", "show cache", "show default-server", "show defaults", "show dev",
        "show events", "show fd", "show libs", "show pools", "show profiling", "show quic", "show resolvers",
        "show schema", "show ssl", "show tasks", "show threads", "show tls-keys", "show trace", "trace", "unpublish backend",
        "update ssl", "wait",
    ];

    /// <summary>The refused command that these words begin with, or null.</summary>
    public static string? Find(IReadOnlyList<string> words)
    {
        var line = string.Join(' ', words.Take(2));
        return Array.Find(All, refused => line == refused || words[0] == refused);
    }
}
