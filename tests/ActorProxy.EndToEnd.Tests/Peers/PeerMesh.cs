namespace ActorProxy.EndToEnd.Tests.Peers;

/// <summary>Proxies of both kinds that share tables: writes their configurations, and compares what they hold.</summary>
internal sealed class PeerMesh(string tables, params string[] names) : IAsyncDisposable
{
    private readonly List<ProxyProcess> _processes = [];

    public IReadOnlyDictionary<string, int> Ports { get; } = names.ToDictionary(static name => name, static _ => FreePort.Next());

    /// <summary>What stands behind the address on a peer's line.</summary>
    public Dictionary<string, string> PeerOptions { get; } = [];

    /// <summary>Starts the node of that name; it ends with the mesh at the latest.</summary>
    public async Task<ProxyProcess> StartAsync(string name, ProxyOptions options, string more = "")
    {
        var process = await ProxyProcess.StartAsync(Configuration(name, more), options);
        _processes.Add(process);
        return process;
    }

    /// <summary>A configuration in which the process is the peer of that name.</summary>
    public string Configuration(string name, string more = "") =>
        $"""
        global
            localpeer {name}
        defaults
            mode tcp
            timeout connect 2s
            timeout client 20s
            timeout server 20s
        peers mesh
        {string.Concat(Ports.Select(one => $"    peer {one.Key} 127.0.0.1:{one.Value} {PeerOptions.GetValueOrDefault(one.Key)}\n"))}
        {tables}
        {more}

        """;

    public static async Task<SortedDictionary<string, PeerEntry>> EntriesAsync(ProxyProcess process, string table) =>
        PeerEntry.Parse(await process.Runtime.AskAsync($"show table {table}"));

    public static async Task SetAsync(ProxyProcess process, string table, string key, string data)
    {
        var answer = (await process.Runtime.AskAsync($"set table {table} key {key} {data}")).Trim();
        Assert.True(answer.Length == 0, $"set table {table} key {key} {data}: {answer}");
    }

    /// <summary>Waits until both hold the same keys with the same values.</summary>
    public static Task AgreesAsync(ProxyProcess one, ProxyProcess other, string table, int atLeast, TimeSpan? within = null)
    {
        var found = "";
        return Eventually.HoldsAsync($"both hold the same entries of {table}, {atLeast} or more", async () =>
        {
            var (ours, theirs) = (await EntriesAsync(one, table), await EntriesAsync(other, table));
            var differing = ours.Keys.Union(theirs.Keys).Where(key => ours.GetValueOrDefault(key)?.Values != theirs.GetValueOrDefault(key)?.Values).ToList();
            found = $"{ours.Count} and {theirs.Count} entries; differing: {string.Join("; ", differing.Take(3).Select(key => $"{key}: [{ours.GetValueOrDefault(key)?.Values}] [{theirs.GetValueOrDefault(key)?.Values}]"))}";
            return differing.Count == 0 && ours.Count >= atLeast;
        }, within, () => found);
    }

    /// <summary>Waits until a node's session with a peer stands.</summary>
    public static Task IsConnectedAsync(ProxyProcess process, string peer) => Eventually.HoldsAsync(
        $"a session with {peer}",
        async () => (await process.Runtime.AskAsync("show peers")).Contains($"id={peer}(remote,active)", StringComparison.Ordinal),
        TimeSpan.FromSeconds(30));

    /// <summary>Waits until a node has sessions with these peers and has learnt from them all that there was to learn.</summary>
    public static Task IsSettledAsync(ProxyProcess process, params string[] peers)
    {
        var answer = "";
        return Eventually.HoldsAsync($"sessions with {string.Join(", ", peers)}, and nothing to learn", async () =>
        {
            answer = await process.Runtime.AskAsync("show peers");
            return Array.TrueForAll(peers, peer => answer.Contains($"id={peer}(remote,active)", StringComparison.Ordinal)) && KnowsEverything(answer);
        }, TimeSpan.FromSeconds(30), () => answer);
    }

    /// <summary>Whether an answer to <c>show peers</c> says that nothing is still to be learnt: in haproxy's by the two lowest flags.</summary>
    public static bool KnowsEverything(string answer)
    {
        const string Flags = " flags=0x";
        if (answer.Contains("resync=finished", StringComparison.Ordinal))
            return true;
        var at = answer.IndexOf(Flags, StringComparison.Ordinal);
        return at >= 0 && (Convert.ToInt32(answer[(at + Flags.Length)..].Split(' ')[0], 16) & 3) == 3;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
    }
}
