using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ActorProxy.EndToEnd.Tests.Containers;

/// <summary><c>Dockerfile</c> and <c>docker-compose.yml</c> in an engine of their own.</summary>
[Collection(nameof(HeavyLoad))]
public sealed class ImageTests(ContainerEngine engine, ITestOutputHelper output) : IClassFixture<ContainerEngine>
{
    private const long LargestAddition = 150_000_000;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(1);
    private static readonly string[] Nodes = ["node1", "node2", "node3"];
    private static readonly string[] Addresses = ["198.18.51.100", "198.18.51.101"];

    [Fact]
    public async Task The_image_adds_little_to_its_base()
    {
        Assert.SkipWhen(engine.Absence is not null, $"No container engine: {engine.Absence}");

        var added = await engine.SizeOfAsync("actorproxy") - await engine.SizeOfAsync("mcr.microsoft.com/dotnet/runtime:10.0");

        output.WriteLine($"{added:N0} bytes above the base image");
        Assert.InRange(added, 1, LargestAddition);
    }

    [Fact]
    public async Task A_container_serves_within_a_second_and_as_no_root()
    {
        Assert.SkipWhen(engine.Absence is not null, $"No container engine: {engine.Absence}");
        await File.WriteAllTextAsync(Path.Combine(engine.Context, "small.cfg"), """
            global
                stats socket /run/actorproxy/api.sock level admin
            defaults
                mode tcp
                timeout connect 1s
                timeout client 1m
                timeout server 1m
            listen all
                bind :80
                server s1 127.0.0.1:9

            """);
        var times = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            var container = await engine.DockerAsync("create", "--volume", $"{engine.Context}/small.cfg:/etc/actorproxy/haproxy.cfg:ro", "actorproxy");
            try
            {
                var watch = Stopwatch.StartNew();
                await engine.DockerAsync("start", container);
                var answered = watch.Elapsed;
                var address = IPAddress.Parse(await engine.DockerAsync("inspect", "--format", "{{.NetworkSettings.IPAddress}}", container));
                await NamespaceThread.RunAsync(engine.Namespace, () => ConnectTo(new IPEndPoint(address, 80)));
                times.Add(watch.Elapsed);
                output.WriteLine($"docker start took {answered.TotalMilliseconds:0} ms, and the first connection was there after {watch.Elapsed.TotalMilliseconds:0} ms");
                Assert.NotEqual("0", await engine.DockerAsync("exec", container, "id", "-u"));
                Assert.DoesNotContain("Uid:\t0", await engine.DockerAsync("exec", container, "sh", "-c", "cat /proc/[0-9]*/status"), StringComparison.Ordinal);
                await Eventually.HoldsAsync("it is healthy", async () => await engine.DockerAsync("inspect", "--format", "{{.State.Health.Status}}", container) == "healthy", Deadlines.Load);
            }
            catch
            {
                output.WriteLine(await engine.LogsOfAsync(container));
                throw;
            }
            finally
            {
                await engine.DockerAsync("rm", "--force", container);
            }
        }
        Assert.InRange(times.Order().ElementAt(times.Count / 2), TimeSpan.Zero, LongestStart);
    }

    [Fact]
    public async Task The_cluster_keeps_a_clients_server_while_a_node_is_killed_and_all_are_reloaded()
    {
        Assert.SkipWhen(engine.Absence is not null, $"No container engine: {engine.Absence}");
        await engine.ComposeAsync("up", "-d");
        try
        {
            await ServesAsync(null, 3);
            var server = await HelloAsync(Addresses[0]);
            Assert.StartsWith("hello from s", server, StringComparison.Ordinal);
            await ServesAsync(server, 3);
            foreach (var node in Nodes)
                Assert.DoesNotContain("Uid:\t0", await ServingProcessAsync(node), StringComparison.Ordinal);

            var owner = await OwnerOfAsync(Addresses[0]);
            await engine.ComposeAsync("kill", owner);
            await ServesAsync(server, 2);
            Assert.NotEqual(owner, await OwnerOfAsync(Addresses[0]));

            await engine.ComposeAsync("start", owner);
            await ServesAsync(server, 3);
            await Eventually.HoldsAsync("the node that came back has an address", async () => (await AddressesOfAsync(owner)).Length > 0, Deadlines.Load);

            var reload = await engine.ExecAsync(owner, "actorproxy", "ctl", "rolling-reload");
            Assert.True(reload.ExitCode == 0, reload.Output);
            Assert.EndsWith("Done: 3 nodes use the new configuration.", reload.StandardOutput.Trim(), StringComparison.Ordinal);
            await ServesAsync(server, 3);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            output.WriteLine(await engine.ComposeAsync("logs", "--tail=40"));
            throw;
        }
        finally
        {
            await engine.ComposeAsync("down", "--timeout", "5");
        }
    }

    /// <summary>Waits until so many nodes know each other and both addresses lead a client to its server.</summary>
    private async Task ServesAsync(string? server, int nodes) => await Eventually.HoldsAsync($"{nodes} nodes serve on both addresses", async () =>
    {
        foreach (var address in Addresses)
        {
            var hello = await HelloAsync(address);
            if (server is null ? hello.Length == 0 : hello != server) return false;
        }
        var alive = 0;
        foreach (var node in Nodes)
            alive += (await engine.ExecAsync(node, "actorproxy", "ctl", "show", "cluster")).StandardOutput.Contains($" alive={nodes} ", StringComparison.Ordinal) ? 1 : 0;
        return alive == nodes;
    }, Deadlines.Load);

    private async Task<string> HelloAsync(string address) =>
        (await engine.ExecAsync("client", "sh", "-c", $"echo hi | nc -N -w 2 {address} 8000")).StandardOutput.Split('\n')[0];

    /// <summary>What the kernel says of the process that serves.</summary>
    private async Task<string> ServingProcessAsync(string node)
    {
        var status = await engine.ExecAsync(node, "sh", "-c", "cat /proc/$(actorproxy ctl show info | awk '/^Pid:/ { print $2 }')/status");
        Assert.True(status.ExitCode == 0, status.Output);
        return status.StandardOutput;
    }

    private async Task<string> OwnerOfAsync(string address)
    {
        foreach (var node in Nodes)
        {
            if ((await AddressesOfAsync(node)).Contains(address, StringComparison.Ordinal)) return node;
        }
        return "";
    }

    /// <summary>The floating ones that the node has; nothing of a node that does not run.</summary>
    private async Task<string> AddressesOfAsync(string node)
    {
        var list = await engine.ExecAsync(node, "sh", "-c", "cat /proc/net/fib_trie | grep -B1 '/32 host LOCAL' | grep -oE '198[.]18[.]51[.]10[01]$' | sort -u");
        return list.ExitCode == 0 ? list.StandardOutput.Trim() : "";
    }

    private static void ConnectTo(IPEndPoint address)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(address);
                return;
            }
            catch (SocketException) when (deadline.Elapsed < Deadlines.Step)
            {
                // Refused: it does not listen yet.
                Thread.Yield();
            }
        }
    }
}
