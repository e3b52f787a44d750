using System.Diagnostics;
using System.Net.Sockets;
using ActorProxy.Engine.Relay;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Engine.Relay;

public sealed class RelayTimeoutTests
{
    private const int ShortMs = 150;
    private const long LongMs = 600_000;

    [Fact]
    public async Task Ends_by_the_clients_timeout_when_it_is_the_shorter() =>
        await EndsByAsync(RelayEnd.ClientTimedOut, new RelaySettings { ClientTimeoutMs = ShortMs, ServerTimeoutMs = LongMs });

    [Fact]
    public async Task Ends_by_the_servers_timeout_when_it_is_the_shorter() =>
        await EndsByAsync(RelayEnd.ServerTimedOut, new RelaySettings { ClientTimeoutMs = LongMs, ServerTimeoutMs = ShortMs });

    [Fact]
    public async Task Replaces_both_by_the_tunnels_timeout() =>
        await EndsByAsync(RelayEnd.ClientTimedOut, new RelaySettings { ClientTimeoutMs = LongMs, ServerTimeoutMs = LongMs, TunnelTimeoutMs = ShortMs });

    [Fact]
    public async Task Waits_for_the_servers_end_no_longer_than_its_fin_timeout() => await EndsByAsync(
        RelayEnd.ServerTimedOut,
        new RelaySettings { ClientTimeoutMs = LongMs, ServerTimeoutMs = LongMs, TunnelTimeoutMs = LongMs, ServerFinTimeoutMs = ShortMs },
        rig => rig.Client.Shutdown(SocketShutdown.Send));

    [Fact]
    public async Task Waits_for_the_clients_end_no_longer_than_its_fin_timeout() => await EndsByAsync(
        RelayEnd.ClientTimedOut,
        new RelaySettings { ClientTimeoutMs = LongMs, ServerTimeoutMs = LongMs, ClientFinTimeoutMs = ShortMs },
        rig => rig.Server.Shutdown(SocketShutdown.Send));

    [Fact]
    public async Task Blames_the_server_that_does_not_take_what_the_client_sends()
    {
        await using var rig = await RelayRig.StartAsync(new RelaySettings { ClientTimeoutMs = ShortMs, ServerTimeoutMs = 2 * ShortMs }, socketBufferBytes: 16384);
        var sending = Record.ExceptionAsync(() => rig.Client.WriteAsync(new byte[16 << 20])).AsTask();
        await rig.EndsAsync(RelayEnd.ServerTimedOut);
        await sending.WaitAsync(Deadlines.Step);
    }

    [Fact]
    public async Task Applies_the_clients_timeout_after_early_bytes_even_if_the_server_has_none()
    {
        await using var rig = await RelayRig.ConnectAsync(new RelaySettings { ClientTimeoutMs = ShortMs });
        await rig.BeginAsync("PROXY\r\n"u8.ToArray(), ownBytes: 7);
        await rig.EndsAsync(RelayEnd.ClientTimedOut);
    }

    [Fact]
    public async Task Applies_the_clients_timeout_again_once_a_server_without_timeout_has_taken_all()
    {
        await using var rig = await RelayRig.StartAsync(new RelaySettings { ClientTimeoutMs = ShortMs }, socketBufferBytes: 16384);
        var bytes = new byte[1 << 20];
        var sending = rig.Client.WriteAsync(bytes);
        await Eventually.HoldsAsync("the relay waits for the reader", () => rig.OnLoopAsync(() => rig.Relay.ToServer.HasPending && !rig.Relay.ToServer.Target.CanWrite));
        await OutlastAsync(rig, 3 * ShortMs);
        Assert.False(rig.End.IsCompleted);
        Assert.Equal(bytes.Length, (await rig.Server.ReadAsync(bytes.Length)).Length);
        await sending;
        await rig.EndsAsync(RelayEnd.ClientTimedOut);
    }

    [Fact]
    public async Task Begins_the_clients_time_anew_when_the_server_has_taken_what_held_it_up()
    {
        const int ClientMs = 1500;
        await using var rig = await RelayRig.StartAsync(new RelaySettings { ClientTimeoutMs = ClientMs, ServerTimeoutMs = LongMs }, socketBufferBytes: 16384);
        var bytes = new byte[1 << 20];
        var sending = rig.Client.WriteAsync(bytes);
        await Eventually.HoldsAsync("the relay waits for the reader", () => rig.OnLoopAsync(() => rig.Relay.ToServer.HasPending && !rig.Relay.ToServer.Target.CanWrite));
        await OutlastAsync(rig, ClientMs + ShortMs);
        var watch = Stopwatch.StartNew();
        Assert.Equal(bytes.Length, (await rig.Server.ReadAsync(bytes.Length)).Length);
        await sending;
        await rig.EndsAsync(RelayEnd.ClientTimedOut);
        Assert.True(watch.ElapsedMilliseconds >= ClientMs - 10, $"Ended after {watch.ElapsedMilliseconds} ms.");
    }

    [Fact]
    public async Task Lasts_as_long_as_bytes_keep_coming()
    {
        await using var rig = await RelayRig.StartAsync(new RelaySettings { ClientTimeoutMs = 4 * ShortMs, ServerTimeoutMs = 4 * ShortMs });
        var watch = Stopwatch.StartNew();
        while (watch.ElapsedMilliseconds < 10 * ShortMs)
        {
            await rig.Client.SayAsync("x");
            Assert.Equal("x", await rig.Server.HearAsync(1));
            await OutlastAsync(rig, ShortMs / 3);
        }

        Assert.False(rig.End.IsCompleted);
    }

    private static async Task EndsByAsync(RelayEnd expected, RelaySettings settings, Action<RelayRig>? act = null)
    {
        await using var rig = await RelayRig.ConnectAsync(settings);
        var watch = Stopwatch.StartNew();
        await rig.BeginAsync();
        act?.Invoke(rig);
        await rig.EndsAsync(expected);
        Assert.True(watch.ElapsedMilliseconds >= ShortMs - 10, $"Ended after {watch.ElapsedMilliseconds} ms.");
    }

    /// <summary>Waits until the loop's clock has moved on by so much.</summary>
    private static async Task OutlastAsync(RelayRig rig, long ms)
    {
        var until = await rig.OnLoopAsync(() => rig.Loop.NowMs) + ms;
        await Eventually.HoldsAsync($"{ms} ms have passed", () => rig.OnLoopAsync(() => rig.Loop.NowMs >= until));
    }
}
