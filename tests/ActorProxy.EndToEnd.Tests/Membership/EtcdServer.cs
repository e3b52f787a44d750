using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ActorProxy.EndToEnd.Tests.Membership;

/// <summary>Debian's etcd, one member on 127.0.0.1, alone or of a cluster, with a data folder that outlives its process.</summary>
internal sealed class EtcdServer : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = Deadlines.Step };

    private readonly TestDirectory _directory = new();
    private readonly int _port = FreePort.Next();
    private readonly int _peerPort = FreePort.Next();
    private readonly string _name;
    private string _cluster;
    private Process? _process;
    private ProcessOutput _output = new();

    private EtcdServer(string name)
    {
        _name = name;
        _cluster = $"{name}={PeerEndpoint}";
    }

    public string Endpoint => $"http://127.0.0.1:{_port}";

    private string PeerEndpoint => $"http://127.0.0.1:{_peerPort}";

    /// <summary>Members of one cluster, to be started together.</summary>
    public static IReadOnlyList<EtcdServer> MakeCluster(int size)
    {
        var members = Enumerable.Range(0, size).Select(static one => new EtcdServer($"etcd{one}")).ToList();
        foreach (var one in members)
            one._cluster = string.Join(',', members.Select(static member => $"{member._name}={member.PeerEndpoint}"));
        return members;
    }

    public static async Task<EtcdServer> StartAsync()
    {
        var server = new EtcdServer("etcd");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>With the data of before.</summary>
    public async Task StartAgainAsync()
    {
        string[] words =
        [
            "--name", _name, "--data-dir", _directory.File("data"), "--listen-client-urls", Endpoint, "--advertise-client-urls", Endpoint,
            "--listen-peer-urls", PeerEndpoint, "--initial-advertise-peer-urls", PeerEndpoint, "--initial-cluster", _cluster, "--log-level", "warn",
        ];
        _process = Process.Start(new ProcessStartInfo("etcd", words) { RedirectStandardOutput = true, RedirectStandardError = true }) ?? throw new InvalidOperationException("etcd did not start.");
        _output = new ProcessOutput();
        _output.Follow(_process);
        await Eventually.HoldsAsync("etcd answers", async () =>
        {
            try
            {
                return (await Http.GetStringAsync($"{Endpoint}/health")).Contains("true", StringComparison.Ordinal);
            }
            catch (HttpRequestException)
            {
                // Not yet.
                return false;
            }
        }, null, () => _output.Text);
    }

    public void Send(Signal signal) => Signals.Send(_process!.Id, signal);

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
        _process = null;
    }

    /// <summary>The values of all keys below a prefix, by the keys.</summary>
    public async Task<Dictionary<string, string>> ListAsync(string prefix = "/actorproxy/")
    {
        using var answer = await PostAsync("kv/range", $$"""{"key":"{{Base64(prefix)}}","range_end":"{{Base64(prefix[..^1] + (char)(prefix[^1] + 1))}}"}""");
        return answer.RootElement.TryGetProperty("kvs", out var keys)
            ? keys.EnumerateArray().ToDictionary(static one => Encoding.UTF8.GetString(one.GetProperty("key").GetBytesFromBase64()), static one => Encoding.UTF8.GetString(one.GetProperty("value").GetBytesFromBase64()), StringComparer.Ordinal)
            : [];
    }

    /// <summary>Who it is, and who leads by its word; "0" for nobody.</summary>
    public async Task<(string Id, string Leader)> StatusAsync()
    {
        using var answer = await PostAsync("maintenance/status", "{}");
        return (answer.RootElement.GetProperty("header").GetProperty("member_id").GetString()!, answer.RootElement.TryGetProperty("leader", out var leader) ? leader.GetString()! : "0");
    }

    public async Task PutAsync(string key, string value) => (await PostAsync("kv/put", $$"""{"key":"{{Base64(key)}}","value":"{{Base64(value)}}"}""")).Dispose();

    public async Task DeleteAsync(string key) => (await PostAsync("kv/deleterange", $$"""{"key":"{{Base64(key)}}"}""")).Dispose();

    /// <summary>Forgets everything that was before now.</summary>
    public async Task CompactAsync()
    {
        using var now = await PostAsync("kv/range", $$"""{"key":"{{Base64("/")}}"}""");
        var revision = now.RootElement.GetProperty("header").GetProperty("revision").GetString()!;
        (await PostAsync("kv/compaction", string.Create(CultureInfo.InvariantCulture, $$"""{"revision":"{{revision}}","physical":true}"""))).Dispose();
    }

    /// <summary>From now on only these may ask.</summary>
    public async Task RequireUserAsync(string password)
    {
        (await PostAsync("auth/user/add", $$"""{"name":"root","password":"{{password}}"}""")).Dispose();
        (await PostAsync("auth/role/add", """{"name":"root"}""")).Dispose();
        (await PostAsync("auth/user/grant", """{"user":"root","role":"root"}""")).Dispose();
        (await PostAsync("auth/enable", "{}")).Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            Send(Signal.Continue);
            await KillAsync();
        }

        _directory.Dispose();
    }

    private async Task<JsonDocument> PostAsync(string method, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri($"{Endpoint}/v3/{method}"), content, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonDocument>(TestContext.Current.CancellationToken))!;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
