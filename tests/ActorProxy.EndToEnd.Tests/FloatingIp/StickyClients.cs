using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>Clients with addresses of their own, each of which connects again and again, to one floating address after the other, and notes which server answers.</summary>
internal sealed class StickyClients : IAsyncDisposable
{
    private const int StepMs = 3;

    /// <summary>A lost packet is sent again after one second, then after two.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<IPAddress, string> _servers = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly Task _thread;
    private long _answered;
    private long _wrong;
    private long _refused;
    private long _broken;

    private StickyClients(string networkNamespace, IPAddress[] clients, IPEndPoint[] services) =>
        _thread = NamespaceThread.RunAsync(networkNamespace, () => Connect(clients, services));

    public long Answered => Interlocked.Read(ref _answered);

    /// <summary>Answers of another server than the client's first one.</summary>
    public long Wrong => Interlocked.Read(ref _wrong);

    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Connections that were made and ended without an answer, and those that were never made.</summary>
    public long Broken => Interlocked.Read(ref _broken);

    public override string ToString() => $"{Answered} answered, {Wrong} by a wrong server, {Refused} refused, {Broken} broken";

    public static async Task<StickyClients> StartAsync(FloatingCluster cluster, int count)
    {
        var clients = Enumerable.Range(40, count).Select(cluster.Network.FreeAddress).ToArray();
        foreach (var client in clients)
            await cluster.Network.AddAddressAsync(cluster.Nodes.Length, client).ConfigureAwait(false);
        return new StickyClients(cluster.ClientNamespace, clients, [cluster.ServiceAt(0), cluster.ServiceAt(1)]);
    }

    /// <summary>Waits for so many answers more.</summary>
    public Task MoreAsync(int count)
    {
        var wanted = Answered + count;
        return Eventually.HoldsAsync($"{count} more clients are answered", () => Answered >= wanted, Deadlines.Load, ToString);
    }

    /// <summary>Connects no more, and waits for those that are under way.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _thread.ConfigureAwait(false);
        await Task.WhenAll(_running.Keys).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    private void Connect(IPAddress[] clients, IPEndPoint[] services)
    {
        for (var turn = 0; !_end.IsCancellationRequested; turn++)
        {
            var client = clients[turn % clients.Length];
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(client, 0));
            var asking = AskAsync(socket, client, services[turn / clients.Length % services.Length]);
            _running[asking] = true;
            asking.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);
            _end.Token.WaitHandle.WaitOne(StepMs);
        }
    }

    private async Task AskAsync(Socket socket, IPAddress client, IPEndPoint service)
    {
        using var _ = socket;
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            var buffer = new byte[64];
            await socket.ConnectAsync(service, deadline.Token).ConfigureAwait(false);
            var count = await socket.ReceiveAsync(buffer, deadline.Token).ConfigureAwait(false);
            var server = Encoding.ASCII.GetString(buffer, 0, count);
            if (count == 0)
                Interlocked.Increment(ref _broken);
            else if (_servers.GetOrAdd(client, server) != server)
                Interlocked.Increment(ref _wrong);
            if (count > 0)
                Interlocked.Increment(ref _answered);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            Interlocked.Increment(ref _refused);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            Interlocked.Increment(ref _broken);
        }
    }
}
