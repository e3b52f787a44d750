using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Peers;

/// <summary>Who joins late, who is killed and comes back, and three nodes of both kinds.</summary>
public sealed class PeerMeshTests(ITestOutputHelper output)
{
    private const string Tables = "backend t\n    stick-table type string len 20 size 100k expire 1h store gpc0,gpt0 peers mesh\n";
    private const int Entries = 300;
    private static readonly TimeSpan Redialled = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_joins_late_learns_everything(bool actorProxyIsLate)
    {
        await using var mesh = new PeerMesh(Tables, "a", "b");
        var first = await mesh.StartAsync("a", actorProxyIsLate ? ProxyOptions.ForHAProxy : ProxyOptions.ForActorProxy);
        await FillAsync(first, "k", Entries);

        var late = await mesh.StartAsync("b", actorProxyIsLate ? ProxyOptions.ForActorProxy : ProxyOptions.ForHAProxy);
        await PeerMesh.AgreesAsync(first, late, "t", Entries, Redialled);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_killed_and_started_again_has_everything_again(bool actorProxyIsKilled)
    {
        await using var mesh = new PeerMesh(Tables, "a", "b");
        var (killed, kept) = actorProxyIsKilled ? (ProxyOptions.ForActorProxy, ProxyOptions.ForHAProxy) : (ProxyOptions.ForHAProxy, ProxyOptions.ForActorProxy);
        var stays = await mesh.StartAsync("a", kept);
        var first = await mesh.StartAsync("b", killed);
        await FillAsync(stays, "stays", 50);
        await FillAsync(first, "killed", 50);
        await PeerMesh.AgreesAsync(stays, first, "t", 100, Redialled);

        first.Send(Signal.Kill);
        await first.ExitAsync();
        await FillAsync(stays, "meanwhile", 50);
        var second = await mesh.StartAsync("b", killed);

        await PeerMesh.AgreesAsync(stays, second, "t", 150, Redialled);
        await FillAsync(second, "again", 20);
        await PeerMesh.AgreesAsync(stays, second, "t", 170, Redialled);
    }

    [Fact]
    public async Task Three_nodes_agree_after_a_random_workload()
    {
        const int Seed = 20240607;
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        await using var mesh = new PeerMesh(Tables, "a", "b", "c");
        ProxyProcess[] nodes =
        [
            await mesh.StartAsync("a", ProxyOptions.ForHAProxy),
            await mesh.StartAsync("b", ProxyOptions.ForActorProxy),
            await mesh.StartAsync("c", ProxyOptions.ForHAProxy),
        ];
        await PeerMesh.IsSettledAsync(nodes[0], "b", "c");
        await PeerMesh.IsSettledAsync(nodes[1], "a", "c");
        await PeerMesh.IsSettledAsync(nodes[2], "a", "b");

        // A lesson that comes late tells old values again, as between haproxies; each key has one writer: of two writers at the same moment the protocol lets either win, on each node another one.
        for (var i = 0; i < 600; i++)
        {
            var writer = random.Next(3);
            await PeerMesh.SetAsync(nodes[writer], "t", $"{writer}-{random.Next(60)}", string.Create(CultureInfo.InvariantCulture, $"data.gpc0 {random.Next()} data.gpt0 {i}"));
        }

        await PeerMesh.AgreesAsync(nodes[0], nodes[1], "t", 100, Redialled);
        await PeerMesh.AgreesAsync(nodes[2], nodes[1], "t", 100, Redialled);
    }

    [Fact]
    public async Task Two_nodes_of_this_project_share_over_the_same_protocol_and_resume()
    {
        await using var mesh = new PeerMesh(Tables, "a", "b");
        var one = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        var other = await mesh.StartAsync("b", ProxyOptions.ForActorProxy);
        await FillAsync(one, "one", 50);
        await FillAsync(other, "other", 50);
        await PeerMesh.AgreesAsync(one, other, "t", 100, Redialled);

        other.Send(Signal.Kill);
        await other.ExitAsync();
        await FillAsync(one, "more", 50);
        var again = await mesh.StartAsync("b", ProxyOptions.ForActorProxy);
        await PeerMesh.AgreesAsync(one, again, "t", 150, Redialled);
    }

    private static async Task FillAsync(ProxyProcess process, string prefix, int count)
    {
        for (var i = 0; i < count; i++)
            await PeerMesh.SetAsync(process, "t", $"{prefix}-{i}", $"data.gpc0 {i + 1}");
    }
}
