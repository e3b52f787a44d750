using System.Net;
using System.Net.Sockets;
using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Relay;
using ActorProxy.Engine.Sockets;
using ActorProxy.TestKit;
using ActorProxy.Tests.Actors;
using ActorProxy.Tests.Engine.Checks;
using Xunit;

namespace ActorProxy.Tests.Engine.Relay;

/// <summary>A relay on a loop between two real connections, whose far ends the test holds.</summary>
internal sealed class RelayRig : IAsyncDisposable
{
    private readonly TestSystem _system = new(loops: 1);
    private readonly RelaySettings _settings;
    private LoopSocket? _client;
    private LoopSocket? _server;

    private RelayRig(RelaySettings settings, int bufferBytes, int pipes)
    {
        _settings = settings;
        Pools = new RelayPools(new BufferPool(bufferBytes), new PipePool(0, pipes));
    }

    public RelayPools Pools { get; }

    public EventLoop Loop => _system.First;

    public Socket Client { get; private set; } = null!;

    public Socket Server { get; private set; } = null!;

    public TcpRelay Relay { get; private set; } = null!;

    /// <summary>How the relay ended.</summary>
    public Task<RelayEnd> End { get; private set; } = null!;

    /// <summary>The loop's turns between the relay's begin and its end.</summary>
    public long Turns { get; private set; }

    public static async Task<RelayRig> ConnectAsync(RelaySettings? settings = null, int bufferBytes = 16384, int pipes = 8, int socketBufferBytes = 0)
    {
        var rig = new RelayRig(settings ?? new RelaySettings(), bufferBytes, pipes);
        (rig.Client, rig._client) = await rig.PairAsync(socketBufferBytes);
        (rig.Server, rig._server) = await rig.PairAsync(socketBufferBytes);
        return rig;
    }

    public static async Task<RelayRig> StartAsync(RelaySettings? settings = null, int bufferBytes = 16384, int pipes = 8, int socketBufferBytes = 0)
    {
        var rig = await ConnectAsync(settings, bufferBytes, pipes, socketBufferBytes);
        await rig.BeginAsync();
        return rig;
    }

    /// <summary>Begins to relay, with bytes that are there already.</summary>
    public async Task BeginAsync(byte[]? early = null, int ownBytes = 0)
    {
        var end = new TaskCompletionSource<RelayEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        End = end.Task;
        await OnLoopAsync(() =>
        {
            RelayBuffer? buffer = null;
            if (early is not null)
            {
                buffer = Pools.Buffers.Rent();
                early.CopyTo(buffer.Free);
                buffer.Filled(early.Length);
            }

            Relay = new TcpRelay(_client!, _server!, _settings, Pools);
            _ = RunAsync(buffer);
            return true;
        });

        async Task RunAsync(RelayBuffer? buffer)
        {
            var before = Loop.Activity.Turns;
            try
            {
                var how = await Relay.RunAsync(buffer, ownBytes);
                Turns = Loop.Activity.Turns - before;
                _client!.Close();
                _server!.Close();
                end.TrySetResult(how);
            }
            catch (Exception e)
            {
                end.TrySetException(e);
            }
        }
    }

    public async Task<T> OnLoopAsync<T>(Func<T> call)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Loop.Run(new LoopCall(() =>
        {
            try
            {
                done.SetResult(call());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }));
        return await done.Task.WaitAsync(Deadlines.Step);
    }

    public Task AbortAsync() => OnLoopAsync(() =>
    {
        Relay.Abort();
        return true;
    });

    /// <summary>Waits for the end, and checks that everything borrowed is given back.</summary>
    public async Task EndsAsync(RelayEnd expected)
    {
        Assert.Equal(expected, await End.WaitAsync(Deadlines.Load));
        Assert.Equal(0, await OnLoopAsync(() => Pools.Buffers.InUse));
        Assert.Equal(0, await OnLoopAsync(() => Pools.Pipes.InUse));
        Assert.Empty(_system.Failures);
    }

    public async ValueTask DisposeAsync()
    {
        await OnLoopAsync(() =>
        {
            Relay?.Abort();
            _client?.Close();
            _server?.Close();
            return true;
        });
        Client.Dispose();
        Server.Dispose();
        await _system.DisposeAsync();
    }

    private async Task<(Socket Far, LoopSocket Near)> PairAsync(int socketBufferBytes)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (socketBufferBytes > 0)
            listener.ReceiveBufferSize = listener.SendBufferSize = socketBufferBytes;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var target = SocketTarget.Of(NetworkAddress.From(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndPoint!).Port));
        var options = socketBufferBytes > 0 ? new ConnectOptions { ReceiveBufferBytes = socketBufferBytes, SendBufferBytes = socketBufferBytes } : ConnectOptions.None;
        var connected = new TaskCompletionSource<LoopSocket>(TaskCreationOptions.RunContinuationsAsynchronously);
        await OnLoopAsync(() =>
        {
            _ = ConnectAsync();
            return true;
        });
        var far = await listener.AcceptAsync().WaitAsync(Deadlines.Step);
        far.NoDelay = true;
        return (far, await connected.Task.WaitAsync(Deadlines.Step));

        async Task ConnectAsync()
        {
            var connection = ServerConnection.TryCreate(Loop, target, options, out var error)!;
            error = await connection.ConnectAsync(target, 0);
            if (error == 0)
                connected.SetResult(connection.Socket);
            else
                connected.SetException(new IOException(SocketErrors.Describe(error)));
        }
    }
}
