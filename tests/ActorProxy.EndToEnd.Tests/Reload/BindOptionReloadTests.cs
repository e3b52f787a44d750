using System.Net.Sockets;

namespace ActorProxy.EndToEnd.Tests.Reload;

/// <summary>A reload changes the options of a bind line whose socket stays open.</summary>
public class BindOptionReloadTests
{
    private const int TcpLevel = 6;
    private const int MaxSegment = 2;

    [Fact]
    public async Task A_kept_listener_gets_the_options_of_the_new_configuration_and_loses_those_that_are_gone()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy binds anew");
        using var server = TcpServer.Named("s1");
        var ports = FreePort.Next(2);
        using var directory = new TestDirectory();
        var path = directory.File("front");
        string Configuration(string tcp, string unix, string more) =>
            Relay.Configuration(ports[0], server) + $"\n    server {more} 127.0.0.1:1 disabled\nlisten options\n    bind 127.0.0.1:{ports[1]} {tcp}\n    bind unix@{path} {unix}\n    server s1 {server.Address}\n";
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, Configuration("backlog 50", "mode 600", "first"));
        Assert.Equal("50", await BacklogAsync(ports[1]));
        Assert.Equal("600", await ModeAsync(path));
        var usual = SegmentOf(ports[1]);
        var inode = await InodeAsync(ports[1]);

        await proxy.ReloadAsync(Configuration("backlog 60 mss 700 defer-accept", "mode 666", "second"), ("app", "second"));
        await Eventually.HoldsAsync("the options are set", async () => await BacklogAsync(ports[1]) == "60" && SegmentOf(ports[1]) <= 700 && await ModeAsync(path) == "666");

        await proxy.ReloadAsync(Configuration("backlog 50", "", "third"), ("app", "third"));
        await Eventually.HoldsAsync("the options are gone", async () => await BacklogAsync(ports[1]) == "50" && SegmentOf(ports[1]) == usual && await ModeAsync(path) is not "666");
        Assert.Equal(inode, await InodeAsync(ports[1]));
    }

    [Fact]
    public async Task An_address_moves_to_another_socket_when_an_option_can_not_be_changed()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy binds anew");
        using var server = TcpServer.Named("s1");
        var ports = FreePort.Next(2);
        string Configuration(string option, string more) =>
            Relay.Configuration(ports[0], server) + $"\n    server {more} 127.0.0.1:1 disabled\nlisten options\n    bind [::]:{ports[1]} {option}\n    server s1 {server.Address}\n";
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, Configuration("v4v6", "first"));
        using (var client = await TcpClientProbe.ConnectAsync(ports[1]))
            Assert.Equal("s1", await client.ReadLineAsync());

        await proxy.ReloadAsync(Configuration("v6only", "second"), ("app", "second"));

        await Eventually.HoldsAsync("IPv4 is refused", async () =>
            await Record.ExceptionAsync(async () => (await TcpClientProbe.ConnectAsync(ports[1])).Dispose()) is SocketException { SocketErrorCode: SocketError.ConnectionRefused });
    }

    private static async Task<string> BacklogAsync(int port) => (await ListedAsync(port))[2];

    private static async Task<string> InodeAsync(int port) => (await ListedAsync(port)).First(static word => word.StartsWith("ino:", StringComparison.Ordinal));

    private static async Task<string[]> ListedAsync(int port) =>
        (await Command.RunAsync("ss", ["-Hltne", "sport", "=", $":{port}"])).StandardOutput.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> ModeAsync(string path) => (await Command.RunAsync("stat", ["-c", "%a", path])).StandardOutput.Trim();

    /// <summary>The largest segment that the listener's host asked this client for.</summary>
    private static int SegmentOf(int port)
    {
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(System.Net.IPAddress.Loopback, port);
        var value = new byte[sizeof(int)];
        client.GetRawSocketOption(TcpLevel, MaxSegment, value);
        return BitConverter.ToInt32(value);
    }
}
