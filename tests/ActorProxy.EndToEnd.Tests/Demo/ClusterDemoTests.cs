namespace ActorProxy.EndToEnd.Tests.Demo;

/// <summary><c>actorproxy demo --nodes 3</c>: the commands that it prints do what it says.</summary>
public sealed class ClusterDemoTests
{
    [Fact]
    public async Task What_it_prints_to_try_does_what_it_says()
    {
        using var demo = await RunningDemo.StartAsync();

        var hellos = await demo.TryAsync("A client keeps its server");
        Assert.Equal(3, hellos.Length);
        Assert.Single(hellos.Select(static one => one.Trim()).Distinct());
        Assert.StartsWith("hello from ", hellos[0], StringComparison.Ordinal);
        var others = await demo.TryAsync("Another client gets the next server");
        Assert.Single(others.Select(static one => one.Trim()).Distinct());
        Assert.NotEqual(hellos[0], others[0]);

        var told = await demo.TryAsync("Any node tells about all of them");
        Assert.Contains("alive=3 members=3", told[0], StringComparison.Ordinal);
        Assert.Equal(3, told[1].Split("key=127.0.0.99").Length - 1);

        var reload = await demo.TryAsync("Add the server that waits");
        Assert.Contains("Done: 3 nodes use the new configuration.", reload[1], StringComparison.Ordinal);

        await demo.TryAsync("Kill a node");
        Assert.Equal(hellos[0], (await demo.TryAsync("A client keeps its server"))[0]);
        await Eventually.HoldsAsync("the killed node is back", async () => (await demo.TryAsync("A client keeps its server"))[2] == hellos[0], Deadlines.Load, () => demo.Output);
    }

    [Theory]
    [InlineData(Signal.Interrupt)]
    [InlineData(Signal.Kill)]
    public async Task No_node_outlives_it(Signal end)
    {
        using var demo = await RunningDemo.StartAsync();
        var nodes = await demo.NodePidsAsync();
        Assert.Equal(3, nodes.Length);
        Signals.Send(demo.Pid, end);
        await Eventually.HoldsAsync("no node is left", () => nodes.All(static one => HasEnded(one)), Deadlines.Load);
        if (end == Signal.Interrupt) await Eventually.HoldsAsync("its folder is gone", () => !Directory.Exists(demo.Folder));
    }

    /// <summary>Also one that nobody has asked for its exit code yet.</summary>
    private static bool HasEnded(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
