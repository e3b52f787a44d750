using System.Net.Sockets;
using ActorProxy.Engine.Relay;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Engine.Relay;

/// <summary>Both sides send, pause, end and reset at random; what was sent before an end in order must arrive, in order.</summary>
public sealed class RelayRandomTests
{
    [Fact]
    public async Task Delivers_what_was_sent_before_a_clean_end_in_order()
    {
        var first = Environment.TickCount;
        for (var seed = first; seed < first + 40; seed++)
        {
            try
            {
                await RunAsync(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
            }
        }
    }

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var policy = (SplicePolicy)random.Next(3);
        var settings = new RelaySettings { ToServer = policy, ToClient = (SplicePolicy)random.Next(3) };
        await using var rig = await RelayRig.StartAsync(settings, bufferBytes: random.Next(1, 5) * 1000, pipes: random.Next(3), socketBufferBytes: random.Next(2) * 8192);
        var resets = random.Next(4) == 0;
        var upload = TcpRelayTests.RandomBytes(seed, random.Next(300_000));
        var download = TcpRelayTests.RandomBytes(~seed, random.Next(300_000));
        var atServer = TakeAsync(rig.Server, new Random(random.Next()));
        var atClient = TakeAsync(rig.Client, new Random(random.Next()));
        await Task.WhenAll(
            GiveAsync(rig.Client, upload, new Random(random.Next()), resets),
            GiveAsync(rig.Server, download, new Random(random.Next()), reset: false)).WaitAsync(Deadlines.Load);
        Check(upload, await atServer, resets);
        Check(download, await atClient, resets);
        if (resets)
            Assert.NotEqual(RelayEnd.Faulted, await rig.End.WaitAsync(Deadlines.Load));
        else
            await rig.EndsAsync(RelayEnd.Finished);
        Assert.Equal(0, await rig.OnLoopAsync(() => rig.Pools.Buffers.InUse + rig.Pools.Pipes.InUse));
    }

    /// <summary>After a reset a beginning may be all that arrives; what arrives is right all the same.</summary>
    private static void Check(byte[] sent, byte[] received, bool isReset)
    {
        if (!isReset)
            Assert.Equal(sent.Length, received.Length);
        Assert.True(sent.AsSpan().StartsWith(received), "Other bytes than were sent.");
    }

    private static async Task GiveAsync(Socket socket, byte[] bytes, Random random, bool reset)
    {
        try
        {
            for (var sent = 0; sent < bytes.Length;)
            {
                var length = Math.Min(random.Next(1, 20_000), bytes.Length - sent);
                await socket.WriteAsync(bytes.AsMemory(sent, length));
                sent += length;
                if (reset && random.Next(10) == 0)
                {
                    socket.Reset();
                    return;
                }

                if (random.Next(4) == 0)
                    await Task.Yield();
            }

            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side's reset came first; the model takes a beginning then.
        }
    }

    private static async Task<byte[]> TakeAsync(Socket socket, Random random)
    {
        using var all = new MemoryStream();
        var bytes = new byte[32_768];
        try
        {
            using var deadline = new CancellationTokenSource(Deadlines.Load);
            while (await socket.ReceiveAsync(bytes.AsMemory(0, random.Next(1, bytes.Length)), SocketFlags.None, deadline.Token) is var length and > 0)
            {
                all.Write(bytes, 0, length);
                if (random.Next(4) == 0)
                    await Task.Yield();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Reset: what came so far is what there is.
        }

        return all.ToArray();
    }
}
