using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorProxy.EndToEnd.Tests.Peers;

/// <summary>What comes to the peers port and is no peer costs its own connection; the others go on.</summary>
public sealed class HostilePeerTests
{
    private const string Tables = "backend t\n    stick-table type string len 20 size 100k expire 1h store gpc0 peers mesh\n";
    private const string Hello = "HAProxyS 2.1\na\nhostile 1 1\n";

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "501")]
    [InlineData("HAProxyS 3.0\na\nb 1 1\n", "502")]
    [InlineData("HAProxyS 2.2\na\nb 1 1\n", "502")]
    [InlineData("HAProxyS x\na\nb 1 1\n", "502")]
    [InlineData("HAProxyS 2.1\nnobody\nb 1 1\n", "503")]
    [InlineData("HAProxyS 2.1\na\nstranger 1 1\n", "504")]
    [InlineData("HAProxyS 2.1\na\nb\n", "501")]
    public async Task A_greeting_that_is_wrong_is_answered_by_its_number(string greeting, string status)
    {
        await using var mesh = new PeerMesh(Tables, "a", "b");
        await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        using var client = await ConnectAsync(mesh, greeting);
        Assert.Equal($"{status}\n", Encoding.ASCII.GetString(await ReadToEndAsync(client)));
    }

    public static TheoryData<string, string> Attacks => new()
    {
        { "a reserved class", "ff00" },
        { "a message that is too long", "0a80ffffffffff7f" },
        { "a length without end", "0a80ffffffffffffffffffffffff" },
        { "a definition that is cut", "0a820107" },
        { "an acknowledgement that is cut", "0a840107" },
        { "an update that is cut", "0a820e070673745f737472061506f0971c0a80020000" + "0a800100" },
        { "a word that was never sent", "0a820d030162060915f1f1fe00f0971c" },
        { "a protocol error", "0100" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task What_is_no_message_ends_the_session_alone(string what, string bytes)
    {
        await using var mesh = new PeerMesh(Tables, "a", "b", "hostile");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        var theirs = await mesh.StartAsync("b", ProxyOptions.ForHAProxy);
        await PeerMesh.IsConnectedAsync(ours, "b");
        var sessions = await ours.Runtime.AskAsync("show peers");

        using var client = await ConnectAsync(mesh, Hello);
        await client.SendAsync(Convert.FromHexString(bytes));
        var answer = await ReadToEndAsync(client);

        Assert.True(answer.AsSpan().StartsWith("200\n"u8), $"{what}: {sessions}");
        await PeerMesh.SetAsync(theirs, "t", "after", "data.gpc0 1");
        await PeerMesh.AgreesAsync(ours, theirs, "t", 1);
    }

    [Fact]
    public async Task Unknown_messages_are_passed_over()
    {
        await using var mesh = new PeerMesh(Tables, "a", "hostile");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        using var client = await ConnectAsync(mesh, Hello);

        // Of a class and of types that nobody has defined, then a definition of t and an update of it.
        await client.SendAsync(Convert.FromHexString("2a010a8f03010203" + "0009" + "0a8209010174061504f0971c"));
        await client.SendAsync(Convert.FromHexString("0a8009" + "00000001" + "03616263" + "07"));

        await Eventually.HoldsAsync("the update is learnt", async () => (await PeerMesh.EntriesAsync(ours, "t")).GetValueOrDefault("abc")?.Values == "gpc0=7");
    }

    [Theory]
    [InlineData("0001")]
    [InlineData("0002")]
    [InlineData("0003")]
    [InlineData("0000")]
    [InlineData("0a84050100000001")]
    public async Task A_flood_of_one_message_harms_nobody(string bytes)
    {
        await using var mesh = new PeerMesh(Tables, "a", "hostile");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        using var client = await ConnectAsync(mesh, Hello);
        var message = Convert.FromHexString(bytes);
        await client.SendAsync(Enumerable.Repeat(message, 200_000 / message.Length).SelectMany(static one => one).ToArray());

        // The same session still serves for a definition of t and an update of it.
        await client.SendAsync(Convert.FromHexString("0a8209010174061504f0971c0a8009000000010361626307"));
        await Eventually.HoldsAsync("the update is learnt", async () => (await PeerMesh.EntriesAsync(ours, "t")).GetValueOrDefault("abc")?.Values == "gpc0=7");
        Assert.Contains("sessions=1 ", await ours.Runtime.AskAsync("show peers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_definitions_end_the_session_and_cost_little_memory()
    {
        await using var mesh = new PeerMesh(Tables, "a", "hostile");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        var before = ours.PssKilobytes;
        using var client = await ConnectAsync(mesh, Hello);
        try
        {
            var batch = new List<byte>();
            for (var i = 0; i < 1_000_000; i++)
            {
                var id = Varint(i);
                byte[] payload = [.. id, 1, (byte)'x', 6, 21, 4, 60];
                batch.AddRange([0x0a, 0x82, (byte)payload.Length, .. payload]);
                if (batch.Count < 60_000)
                    continue;
                await client.SendAsync(batch.ToArray());
                batch.Clear();
            }
        }
        catch (SocketException)
        {
            // It has ended the session by then.
        }

        await Eventually.HoldsAsync("the session has ended", async () => (await ours.Runtime.AskAsync("show peers")).Contains("protocol_errors=1", StringComparison.Ordinal));
        Assert.InRange(ours.PssKilobytes - before, long.MinValue, 40_000);
    }

    [Fact]
    public async Task Who_says_nothing_is_sent_away()
    {
        await using var mesh = new PeerMesh(Tables, "a", "hostile");
        await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        using var silent = await ConnectAsync(mesh, "");
        using var mute = await ConnectAsync(mesh, Hello);

        Assert.Empty(await ReadToEndAsync(silent, TimeSpan.FromSeconds(20)));
        Assert.StartsWith("200\n", Encoding.ASCII.GetString(await ReadToEndAsync(mute, TimeSpan.FromSeconds(20))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_who_say_nothing_do_not_keep_a_peer_out()
    {
        await using var mesh = new PeerMesh(Tables, "a", "hostile");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        var silent = new List<Socket>();
        try
        {
            for (var i = 0; i < 100; i++)
                silent.Add(await ConnectAsync(mesh, ""));
            using var peer = await ConnectAsync(mesh, Hello);
            var status = new byte[4];
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            Assert.Equal(4, await peer.ReceiveAsync(status, deadline.Token));
            Assert.Equal("200\n", Encoding.ASCII.GetString(status));
        }
        finally
        {
            foreach (var one in silent)
                one.Dispose();
        }

        Assert.False(ours.HasExited);
    }

    private static byte[] Varint(int value)
    {
        if (value < 240)
            return [(byte)value];
        var bytes = new List<byte> { (byte)(value | 0xf0) };
        var rest = (value - 240) >> 4;
        for (; rest >= 128; rest = (rest - 128) >> 7)
            bytes.Add((byte)(rest | 0x80));
        return [.. bytes, (byte)rest];
    }

    private static async Task<Socket> ConnectAsync(PeerMesh mesh, string greeting)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var deadline = new CancellationTokenSource(Deadlines.Step);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, mesh.Ports["a"]), deadline.Token);
        await socket.SendAsync(Encoding.ASCII.GetBytes(greeting));
        return socket;
    }

    /// <summary>All that comes until the other side ends the connection.</summary>
    private static async Task<byte[]> ReadToEndAsync(Socket socket, TimeSpan? within = null)
    {
        using var deadline = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(20));
        var all = new List<byte>();
        var room = new byte[4096];
        try
        {
            for (int count; (count = await socket.ReceiveAsync(room, deadline.Token)) > 0;)
                all.AddRange(room.AsSpan(0, count));
        }
        catch (SocketException)
        {
            // An end in form of a reset is one, too.
        }

        return [.. all];
    }
}
