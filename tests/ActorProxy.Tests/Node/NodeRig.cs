using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ActorProxy.Node;
using ActorProxy.TestKit;
using ActorProxy.Tests.Config;
using Xunit;

namespace ActorProxy.Tests.Node;

/// <summary>A node within the test's process, with two loops unless told, and listeners on ports that the kernel picks.</summary>
internal sealed class NodeRig : IAsyncDisposable
{
    private readonly List<Socket> _clients = [];

    public NodeRig(int maxConn = 1000, TimeProvider? clock = null, Func<Action, Task>? runBlocking = null, int loops = 2)
    {
        Node = ProxyNode.Start(new NodeOptions { Loops = loops, MaxConn = maxConn, Clock = clock ?? TimeProvider.System, RunBlockingAsync = runBlocking ?? Task.Run });
        Node.Services.Events.Sink = (_, text) => Lines.Enqueue(text);
    }

    public ProxyNode Node { get; }

    /// <summary>What the node told its operator.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    public Task<LoadReport> LoadAsync(string text) => Node.LoadAsync(Loading.Good(text)).WaitAsync(Deadlines.Step);

    public async Task AcceptsAsync(string text)
    {
        var report = await LoadAsync(text);
        Assert.True(report.IsAccepted, string.Join(' ', report.Errors));
    }

    /// <summary>A connection through the node, once the client's own handshake is done.</summary>
    public async Task<Socket> ConnectAsync(int port)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _clients.Add(client);
        await client.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port)).WaitAsync(Deadlines.Step);
        return client;
    }

    public Task SettlesAsync(string what, Func<bool> condition) => Eventually.HoldsAsync(what, condition, found: () => string.Join(" | ", Lines));

    /// <summary>Buffers and pipes that are lent out on all loops.</summary>
    public int Lent => Node.Services.Loops.Sum(static loop => loop.Pools.Buffers.InUse + loop.Pools.Pipes.InUse);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await Node.StopAsync().WaitAsync(Deadlines.Step);
    }
}
