using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using ActorProxy.Engine.Relay;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Engine.Relay;

public sealed class TcpRelayTests
{
    private const int Large = 8 << 20;

    [Fact]
    public async Task Passes_the_clients_end_on_and_still_brings_what_the_server_answers_then()
    {
        await using var rig = await RelayRig.StartAsync();
        await rig.Client.SayAsync("question");
        rig.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal("question", Encoding.ASCII.GetString(await rig.Server.ReadToEndAsync()));
        await rig.Server.SayAsync("answer");
        rig.Server.Shutdown(SocketShutdown.Send);
        Assert.Equal("answer", Encoding.ASCII.GetString(await rig.Client.ReadToEndAsync()));
        await rig.EndsAsync(RelayEnd.Finished);
        Assert.Equal((8, 6), (rig.Relay.ToServer.Bytes, rig.Relay.ToClient.Bytes));
    }

    [Fact]
    public async Task Passes_the_servers_end_on_and_still_brings_what_the_client_sends_then()
    {
        await using var rig = await RelayRig.StartAsync();
        await rig.Server.SayAsync("greeting");
        rig.Server.Shutdown(SocketShutdown.Send);
        Assert.Equal("greeting", Encoding.ASCII.GetString(await rig.Client.ReadToEndAsync()));
        await rig.Client.SayAsync("late");
        rig.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal("late", Encoding.ASCII.GetString(await rig.Server.ReadToEndAsync()));
        await rig.EndsAsync(RelayEnd.Finished);
    }

    [Fact]
    public async Task Finishes_when_both_sides_end_at_once()
    {
        await using var rig = await RelayRig.ConnectAsync();
        await rig.Client.SayAsync("a");
        await rig.Server.SayAsync("b");
        rig.Client.Shutdown(SocketShutdown.Send);
        rig.Server.Shutdown(SocketShutdown.Send);
        await rig.BeginAsync();
        Assert.Equal("a", Encoding.ASCII.GetString(await rig.Server.ReadToEndAsync()));
        Assert.Equal("b", Encoding.ASCII.GetString(await rig.Client.ReadToEndAsync()));
        await rig.EndsAsync(RelayEnd.Finished);
    }

    [Theory]
    [InlineData(SplicePolicy.Never)]
    [InlineData(SplicePolicy.WhenLarge)]
    [InlineData(SplicePolicy.Always)]
    public async Task Moves_large_transfers_both_ways_at_once_unchanged(SplicePolicy policy)
    {
        await using var rig = await RelayRig.StartAsync(new RelaySettings { ToServer = policy, ToClient = policy });
        var up = RandomBytes(1, Large);
        var down = RandomBytes(2, Large);
        var atServer = rig.Server.ReadToEndAsync();
        var atClient = rig.Client.ReadToEndAsync();
        await Task.WhenAll(SendAndEndAsync(rig.Client, up), SendAndEndAsync(rig.Server, down));
        Assert.Equal(SHA256.HashData(up), SHA256.HashData(await atServer));
        Assert.Equal(SHA256.HashData(down), SHA256.HashData(await atClient));
        await rig.EndsAsync(RelayEnd.Finished);
        Assert.Equal((Large, Large), (rig.Relay.ToServer.Bytes, rig.Relay.ToClient.Bytes));
    }

    [Fact]
    public async Task Copies_again_when_a_large_flow_has_become_a_small_one()
    {
        await using var rig = await RelayRig.StartAsync(new RelaySettings { ToServer = SplicePolicy.WhenLarge });
        var up = RandomBytes(6, 1 << 20);
        var atServer = rig.Server.ReadAsync(up.Length);
        await rig.Client.WriteAsync(up);
        Assert.Equal(SHA256.HashData(up), SHA256.HashData(await atServer));
        Assert.True(await rig.OnLoopAsync(() => rig.Relay.ToServer.IsLarge));
        for (var i = 0; i < FlowSize.SmallAfterSmallSplices + 2; i++)
        {
            await rig.Client.SayAsync("small");
            Assert.Equal("small", await rig.Server.HearAsync(5));
        }

        Assert.False(await rig.OnLoopAsync(() => rig.Relay.ToServer.IsLarge));
        Assert.Equal(0, await rig.OnLoopAsync(() => rig.Pools.Pipes.InUse));
    }

    [Fact]
    public async Task Copies_where_there_is_no_pipe_to_be_had()
    {
        await using var rig = await RelayRig.StartAsync(new RelaySettings { ToServer = SplicePolicy.Always }, pipes: 0);
        var up = RandomBytes(3, 1 << 20);
        var atServer = rig.Server.ReadToEndAsync();
        await SendAndEndAsync(rig.Client, up);
        Assert.Equal(SHA256.HashData(up), SHA256.HashData(await atServer));
    }

    [Theory]
    [InlineData(SplicePolicy.Never)]
    [InlineData(SplicePolicy.Always)]
    public async Task Slows_the_sender_down_to_a_reader_that_does_not_read_and_loses_nothing(SplicePolicy policy)
    {
        await using var rig = await RelayRig.StartAsync(new RelaySettings { ToServer = policy }, socketBufferBytes: 16384);
        var up = RandomBytes(4, 4 << 20);
        var sending = SendAndEndAsync(rig.Client, up);
        await Eventually.HoldsAsync("the relay waits for the reader", () => rig.OnLoopAsync(() => rig.Relay.ToServer.HasPending));
        var stalledAt = await SteadyAsync(rig);
        Assert.False(sending.IsCompleted);
        Assert.InRange(stalledAt, 1, 1 << 20);
        Assert.InRange(await rig.OnLoopAsync(() => rig.Pools.Buffers.InUse), 0, 1);
        var atServer = await rig.Server.ReadToEndAsync();
        await sending;
        Assert.Equal(SHA256.HashData(up), SHA256.HashData(atServer));
    }

    [Fact]
    public async Task Lets_the_loop_turn_while_there_is_much_to_move()
    {
        const int Buffer = 512;
        const int Amount = 60_000;
        await using var rig = await RelayRig.ConnectAsync(new RelaySettings { ToServer = SplicePolicy.Never }, bufferBytes: Buffer);
        await rig.Client.WriteAsync(RandomBytes(5, Amount));
        rig.Client.Shutdown(SocketShutdown.Send);
        rig.Server.Shutdown(SocketShutdown.Send);
        await rig.BeginAsync();
        Assert.Equal(Amount, (await rig.Server.ReadToEndAsync()).Length);
        await rig.EndsAsync(RelayEnd.Finished);

        // At most three passes of eight buffers each in one turn.
        Assert.True(rig.Turns >= Amount / Buffer / 8 / 3, $"Only {rig.Turns} turns for {Amount / Buffer} buffers.");
    }

    [Fact]
    public async Task Goes_on_after_an_urgent_byte()
    {
        await using var rig = await RelayRig.StartAsync();
        await rig.Client.SayAsync("warm");
        Assert.Equal("warm", await rig.Server.HearAsync(4));

        // The loop is kept busy until all three are in the kernel's queue: a read stops at the mark and says nothing of the rest.
        await rig.OnLoopAsync(() =>
        {
            rig.Client.Send("abc"u8);
            rig.Client.Send("!"u8, SocketFlags.OutOfBand);
            return rig.Client.Send("def"u8);
        });
        Assert.Equal("abcdef", await rig.Server.HearAsync(6));
    }

    [Fact]
    public async Task Sends_early_bytes_first_and_counts_the_clients_only()
    {
        await using var rig = await RelayRig.ConnectAsync();
        await rig.BeginAsync("HEADERearly"u8.ToArray(), ownBytes: 6);
        await rig.Client.SayAsync("later");
        Assert.Equal("HEADERearlylater", await rig.Server.HearAsync(16));
        rig.Client.Shutdown(SocketShutdown.Send);
        rig.Server.Shutdown(SocketShutdown.Send);
        await rig.EndsAsync(RelayEnd.Finished);
        Assert.Equal(10, rig.Relay.ToServer.Bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tells_who_reset_the_connection_in_the_middle_of_a_transfer(bool isClient)
    {
        await using var rig = await RelayRig.StartAsync(socketBufferBytes: 16384);
        var (resetting, sender) = isClient ? (rig.Client, rig.Server) : (rig.Server, rig.Client);
        var sending = Record.ExceptionAsync(() => sender.WriteAsync(new byte[16 << 20])).AsTask();
        _ = await resetting.ReadAsync(100_000);
        resetting.Reset();
        await rig.EndsAsync(isClient ? RelayEnd.ClientFailed : RelayEnd.ServerFailed);
        await sending.WaitAsync(Deadlines.Step);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Notices_a_reset_after_that_sides_end(bool isClient)
    {
        await using var rig = await RelayRig.StartAsync();
        var (side, other) = isClient ? (rig.Client, rig.Server) : (rig.Server, rig.Client);
        side.Shutdown(SocketShutdown.Send);
        Assert.Empty(await other.ReadToEndAsync());
        side.Reset();
        await rig.EndsAsync(isClient ? RelayEnd.ClientFailed : RelayEnd.ServerFailed);
    }

    [Theory]
    [InlineData(SplicePolicy.Never)]
    [InlineData(SplicePolicy.Always)]
    public async Task Gives_everything_back_when_aborted_with_bytes_under_way(SplicePolicy policy)
    {
        await using var rig = await RelayRig.StartAsync(new RelaySettings { ToServer = policy }, socketBufferBytes: 16384);
        var sending = Record.ExceptionAsync(() => rig.Client.WriteAsync(new byte[16 << 20])).AsTask();
        await Eventually.HoldsAsync("bytes are under way", () => rig.OnLoopAsync(() => rig.Relay.ToServer.HasPending && !rig.Relay.ToServer.Target.CanWrite));
        await rig.AbortAsync();
        await rig.EndsAsync(RelayEnd.Aborted);
        await sending.WaitAsync(Deadlines.Step);
    }

    internal static byte[] RandomBytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task SendAndEndAsync(Socket socket, byte[] bytes)
    {
        await socket.WriteAsync(bytes);
        socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>How many bytes the relay has received once that number stands still.</summary>
    private static async Task<long> SteadyAsync(RelayRig rig)
    {
        long before = -1;
        var same = 0;
        return await Eventually.AnswersAsync("the sender stands still", () => rig.OnLoopAsync(() => rig.Relay.ToServer.Bytes), now =>
        {
            same = now == before ? same + 1 : 0;
            before = now;
            return same >= 20;
        });
    }
}
