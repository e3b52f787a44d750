using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;

namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>Speaks to one endpoint of etcd, over the HTTP gateway of its version 3. Each failure is an <see cref="EtcdException"/>.</summary>
/// <remarks>Not for event loops: to be used on the thread pool, by one caller at a time besides a watch.</remarks>
internal sealed class EtcdClient : IDisposable
{
    /// <summary>128 members fill a twentieth of it.</summary>
    private const int MostBytes = 1 << 20;

    private readonly HttpClient _http;
    private readonly TimeSpan _patience;
    private readonly CancellationTokenSource _end = new();
    private string? _token;

    /// <param name="address">With a number for a host: the name was looked up.</param>
    /// <param name="host">As configured.</param>
    /// <param name="patience">For one answer.</param>
    public EtcdClient(Uri address, Uri host, TimeSpan patience)
    {
        Endpoint = host;
        _patience = patience;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ConnectTimeout = patience })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MostBytes,
        };
        _http.DefaultRequestHeaders.Host = host.Authority;
    }

    public Uri Endpoint { get; }

    public async Task AuthenticateAsync(string user, string password) =>
        _token = EtcdAnswers.Token(await PostAsync("auth/authenticate", EtcdRequests.Authenticate(user, password)).ConfigureAwait(false));

    public async Task<long> GrantAsync(TimeSpan lease) => EtcdAnswers.Lease(await PostAsync("lease/grant", EtcdRequests.Grant(lease)).ConfigureAwait(false));

    /// <summary>False for a lease that is no more.</summary>
    public async Task<bool> KeepAliveAsync(long lease) => EtcdAnswers.SecondsLeft(await PostAsync("lease/keepalive", EtcdRequests.Lease(lease)).ConfigureAwait(false)) > 0;

    /// <summary>Ends a lease and deletes its keys.</summary>
    public Task RevokeAsync(long lease) => PostAsync("lease/revoke", EtcdRequests.Lease(lease));

    public async Task<EtcdListing> ListAsync(string prefix) => EtcdAnswers.Listing(await PostAsync("kv/range", EtcdRequests.Range(prefix)).ConfigureAwait(false));

    /// <summary>Null when the key was put; else what it holds.</summary>
    /// <param name="revision">Of the key's latest change; 0 for one that is not there.</param>
    public async Task<EtcdKey?> PutAsync(string key, ReadOnlyMemory<byte> value, long lease, long revision) =>
        EtcdAnswers.Conflict(await PostAsync("kv/txn", EtcdRequests.PutIfUnchanged(key, value, lease, revision)).ConfigureAwait(false));

    /// <summary>Calls somebody for each batch of changes. Returns when the store ends the watch; canceled when this client is disposed of.</summary>
    public async Task WatchAsync(string prefix, long fromRevision, Action<ImmutableArray<EtcdKey>> onChanges)
    {
        var end = _end.Token;
        try
        {
            using var request = RequestOf("watch", EtcdRequests.Watch(prefix, fromRevision));
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw new EtcdException($"it refuses a watch with status {(int)response.StatusCode}", (int)response.StatusCode);
            var stream = await response.Content.ReadAsStreamAsync(end).ConfigureAwait(false);
            var lines = new LineReader(stream, MostBytes);
            while (await lines.NextAsync(end).ConfigureAwait(false) is { } line)
            {
                var news = EtcdAnswers.News(line);
                if (!news.Changes.IsEmpty)
                    onChanges(news.Changes);
                if (news.IsOver)
                    return;
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new EtcdException(error.Message);
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        _http.Dispose();
    }

    private async Task<byte[]> PostAsync(string method, byte[] body)
    {
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            using var request = RequestOf(method, body);
            using var response = await _http.SendAsync(request, patience.Token).ConfigureAwait(false);
            var answer = await response.Content.ReadAsByteArrayAsync(patience.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return answer;
            var reason = EtcdAnswers.Refusal(answer);
            throw new EtcdException($"it refuses {method} with status {(int)response.StatusCode}{(reason.Length == 0 ? "" : $" ({reason})")}", (int)response.StatusCode);
        }
        catch (OperationCanceledException)
        {
            throw new EtcdException("it does not answer in time");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new EtcdException(error.Message);
        }
    }

    private HttpRequestMessage RequestOf(string method, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"v3/{method}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", Encoding.UTF8.WebName);
        if (_token is { } token)
            request.Headers.TryAddWithoutValidation("Authorization", token);
        return request;
    }
}
