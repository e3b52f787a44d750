namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>What a reload changes in <c>node.conf</c>.</summary>
public sealed class NodeSettingsReloadTests
{
    [Fact]
    public async Task A_priority_that_has_changed_moves_the_address_and_other_settings_don_t()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms");
        await cluster.StartPairAsync();
        var port = FreePort.Next();

        await cluster.ReloadAsync(0, text => text.Replace("priority = 150", $"priority = 140, announce.refresh = 30s, interval = 200ms, health-port = {port}", StringComparison.Ordinal));

        Assert.Equal("140", await cluster.AskAsync(0, "priority"));
        Assert.Equal("200ms", await cluster.AskAsync(0, "interval"));
        Assert.Equal("1", await cluster.AskAsync(0, "acquired"));
        Assert.Equal("0", await cluster.AskAsync(0, "released"));
        Assert.Equal(0, (await cluster.Network.RunOnAsync(2, "nc", "-z", "-w", "2", cluster.Network.AddressOf(0).ToString(), $"{port}")).ExitCode);

        await cluster.ReloadAsync(0, static text => text.Replace("priority = 140", "priority = 90", StringComparison.Ordinal));

        await cluster.UntilStateAsync(1, "MASTER");
        await cluster.UntilStateAsync(0, "BACKUP");
        Assert.Equal(1, Assert.Single(await cluster.HoldersAsync()));
    }

    [Fact]
    public async Task A_backend_is_tracked_from_the_reload_on_that_names_it()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms");
        await cluster.StartPairAsync();
        await cluster.Nodes[0]!.Runtime.AskAsync("disable server service/here");
        Assert.Equal("MASTER", await cluster.AskAsync(0, "state"));

        await cluster.ReloadAsync(0, static text => text.Replace("priority = 150", "priority = 150, track.backends = [service]", StringComparison.Ordinal));

        await cluster.UntilStateAsync(0, "FAULT");
        await cluster.UntilStateAsync(1, "MASTER");
        await cluster.Nodes[0]!.Runtime.AskAsync("enable server service/here");
        await cluster.UntilStateAsync(0, "MASTER");
    }

    [Fact]
    public async Task An_address_comes_and_goes_with_the_configuration_and_the_other_one_stays_where_it_is()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms");
        await cluster.StartPairAsync();
        var added = cluster.AddressOf(7);

        for (var node = 0; node < 2; node++)
            await cluster.ReloadAsync(node, text => text.Replace("floating-ip {", $"floating-ip {{ mail {{ address = {added}/24, router-id = 77, priority = {100 + node} }}", StringComparison.Ordinal));

        await Eventually.HoldsAsync("the better node has the new address", async () => await cluster.Network.HasAddressAsync(1, added) && !await cluster.Network.HasAddressAsync(0, added));
        await cluster.ReloadAsync(1, static text => text.Replace("router-id = 77", "router-id = 78", StringComparison.Ordinal));
        await Eventually.HoldsAsync("two virtual routers have the address, one on each node", async () => await cluster.Network.HasAddressAsync(1, added) && await cluster.Network.HasAddressAsync(0, added));

        for (var node = 0; node < 2; node++)
            await cluster.ReloadAsync(node, static text => string.Join('\n', text.Split('\n').Select(static line => line.Contains("mail {", StringComparison.Ordinal) ? "floating-ip {" : line)));

        Assert.False(await cluster.Network.HasAddressAsync(0, added));
        Assert.False(await cluster.Network.HasAddressAsync(1, added));
        Assert.DoesNotContain("mail", await cluster.Nodes[0]!.Runtime.AskAsync("show floating-ip"), StringComparison.Ordinal);
        Assert.Equal("MASTER", await cluster.AskAsync(0, "state"));
        Assert.Equal("1", await cluster.AskAsync(0, "acquired"));
        Assert.Equal(0, Assert.Single(await cluster.HoldersAsync()));
    }

    [Fact]
    public async Task What_a_reload_can_not_change_is_refused_and_nothing_changes()
    {
        await using var cluster = await FloatingCluster.CreateAsync(1, "interval = 100ms");
        await cluster.StartAsync(0, priority: 150);
        await cluster.UntilStateAsync(0, "MASTER");
        var file = cluster.Nodes[0]!.Directory.File("node.conf");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("node.name = node0", "node.name = other", StringComparison.Ordinal).Replace("priority = 150", "priority = 99", StringComparison.Ordinal));

        var answer = await cluster.Nodes[0]!.Runtime.AskAsync("reload");

        Assert.Contains("Success=0", answer, StringComparison.Ordinal);
        Assert.Contains("a reload can't change 'node.name'", answer, StringComparison.Ordinal);
        Assert.Contains("a reload can't change 'node.name'", await cluster.Nodes[0]!.Runtime.AskAsync("check configuration"), StringComparison.Ordinal);
        Assert.Equal("150", await cluster.AskAsync(0, "priority"));
    }
}
