using System.Net;
using System.Net.Sockets;
using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;
using ActorProxy.TestKit;
using ActorProxy.Tests.Actors;
using ActorProxy.Tests.Engine.Checks;
using Xunit;

namespace ActorProxy.Tests.Engine.Listening;

public sealed class AcceptSourceTests : IAsyncDisposable
{
    private const int Clients = 4;
    private const int ConnectionsOfEach = 500;

    private readonly TestSystem _system = new(loops: 2);
    private readonly ListeningSocket _socket;

    public AcceptSourceTests()
    {
        Assert.True(ListeningSocket.TryOpen(ListenAddress.Internet(NetworkAddress.From(IPAddress.Loopback, 0)), new ListenerOptions(), out var socket, out var error), error);
        _socket = socket;
    }

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        _socket.Close(keepFile: false);
    }

    [Fact]
    public async Task Loses_no_connection_when_handlers_take_it_over_from_each_other_under_load()
    {
        var loops = _system.Actors.Loops;
        var sources = loops.Select(loop => new AcceptSource(loop, _socket)).ToArray();
        var handlers = new List<CountingHandler>();
        var load = Enumerable.Range(0, Clients).Select(_ => Task.Run(ConnectAsync)).ToArray();
        do
        {
            for (var i = 0; i < loops.Count; i++)
            {
                var (source, next) = (sources[i], new CountingHandler());
                handlers.Add(next);
                await OnLoopAsync(loops[i], () =>
                {
                    source.Take(next, maxPerTurn: 4);
                    source.Resume();
                });
            }
        }
        while (!Array.TrueForAll(load, static one => one.IsCompleted));

        await Task.WhenAll(load);
        await Eventually.HoldsAsync("all connections are accepted, each once", () => handlers.Sum(static one => one.Accepted) == Clients * ConnectionsOfEach, found: () => $"{handlers.Sum(static one => one.Accepted)}");
        for (var i = 0; i < loops.Count; i++)
            await OnLoopAsync(loops[i], sources[i].Leave);
        Assert.All(handlers, static one => Assert.Equal((0, false), (one.Reserved, one.WasCalledByAnother)));
        Assert.True(handlers.Count(static one => one.Accepted > 0) > 2);
    }

    [Fact]
    public async Task Leaves_in_the_kernels_queue_what_nobody_has_room_for()
    {
        var loop = _system.First;
        var (full, next) = (new CountingHandler(room: 3), new CountingHandler());
        var source = new AcceptSource(loop, _socket, full, maxPerTurn: -1);
        await OnLoopAsync(loop, source.Resume);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ConnectOnceAsync()));
        await Eventually.HoldsAsync("it is full", () => full.Accepted == 3);
        await OnLoopAsync(loop, () =>
        {
            source.Take(next, maxPerTurn: 1);
            source.Resume();
        });
        await Eventually.HoldsAsync("the next one gets the others", () => next.Accepted == 5);
        await OnLoopAsync(loop, source.Leave);
        Assert.Equal((3, 0, 0), (full.Accepted, full.Reserved, next.Reserved));
    }

    [Fact]
    public async Task Accepts_nothing_once_nobody_handles_it()
    {
        var loop = _system.First;
        var (first, second) = (new CountingHandler(), new CountingHandler());
        var source = new AcceptSource(loop, _socket, first, maxPerTurn: 1);
        await OnLoopAsync(loop, () =>
        {
            source.Resume();
            source.Leave();
        });
        await ConnectOnceAsync();

        // Another source of the same socket finds the connection: it was left.
        var other = new AcceptSource(loop, _socket, second, maxPerTurn: 1);
        await OnLoopAsync(loop, other.Resume);
        await Eventually.HoldsAsync("the other source gets it", () => second.Accepted == 1);
        await OnLoopAsync(loop, other.Leave);
        Assert.Equal((0, null), (first.Accepted, source.Handler));
    }

    private async Task ConnectAsync()
    {
        for (var i = 0; i < ConnectionsOfEach; i++)
            await ConnectOnceAsync();
    }

    private async Task ConnectOnceAsync()
    {
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(false, 0) };
        await client.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _socket.Local.Port)).WaitAsync(Deadlines.Step);
    }

    private static async Task OnLoopAsync(EventLoop loop, Action call)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Run(new LoopCall(() =>
        {
            call();
            done.SetResult();
        }));
        await done.Task.WaitAsync(Deadlines.Step);
    }
}
