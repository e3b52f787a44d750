using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model.StickTables;
using Xunit;

namespace ActorProxy.Tests.Config.Keywords;

public sealed class PeersSectionTests
{
    private static readonly ConfigurationContext Context = Loading.Context;

    [Fact]
    public void A_peer_line_with_this_process_name_gives_the_address_to_listen_on()
    {
        var section = Section("    peer node1 127.0.0.1:1024\n    peer node2 127.0.0.2:1024\n");
        Assert.Equal([("node1", true), ("node2", false)], section.Peers.Select(static peer => (peer.Name, peer.IsLocal)));
        Assert.Equal("127.0.0.1:1024", Assert.Single(section.Bind!.Addresses).Text);
        Assert.Equal("127.0.0.2", section.Peers[1].Address!.Host);
    }

    [Fact]
    public void Server_lines_take_the_address_to_listen_on_from_the_bind_line()
    {
        var section = Section("    default-bind maxconn 7\n    bind 127.0.0.1:1024,[::1]:1024\n    default-server source 127.0.0.9\n    server node1\n    server node2 127.0.0.2:1024\n");
        Assert.Equal((2, 7), (section.Bind!.Addresses.Length, section.Bind.MaxConn));
        Assert.Null(section.Peers[0].Address);
        Assert.Equal("127.0.0.9", section.Peers[1].Source!.Address.Host);
    }

    [Fact]
    public void The_options_of_default_bind_hold_for_a_peer_line_too() =>
        Assert.Equal(7, Section("    default-bind maxconn 7\n    peer node1 127.0.0.1:1024\n").Bind!.MaxConn);

    [Fact]
    public void A_table_has_a_name_for_rules_and_one_for_peers()
    {
        var table = Assert.Single(Section("    peer node1 :1024\n    table t type ip size 1k store gpc0\n").Tables);
        Assert.Equal(("p/t", "/t", "p"), (table.Name, table.WireName, table.Peers));
    }

    [Theory]
    [InlineData("global\n    localpeer other\n", null, "other")]
    [InlineData("", "line", "line")]
    [InlineData("global\n    localpeer other\n", "line", "line")]
    [InlineData("", null, "node1")]
    public void The_local_peer_is_named_by_the_command_line_then_global_then_the_machine(string global, string? argument, string local)
    {
        var loaded = Loading.Load($"{global}peers p\n    peer {local} :1024\n    peer far 127.0.0.1:1\n", Context with { LocalPeer = argument });
        Assert.Equal(local, Assert.Single(loaded.Configuration!.Peers[0].Peers, static peer => peer.IsLocal).Name);
        Assert.Equal(local, loaded.Configuration.Global.LocalPeer);
    }

    [Fact]
    public void A_name_of_the_local_peer_that_comes_too_late_is_ignored()
    {
        var loaded = Loading.Load("peers p\n    peer node1 :1024\nglobal\n    localpeer other\n", Context);
        Assert.Contains("ignored behind", Assert.Single(loaded.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal("node1", loaded.Configuration!.Global.LocalPeer);
    }

    [Fact]
    public void A_section_without_the_local_peer_is_out_of_use()
    {
        var loaded = Loading.Load("peers p\n    peer far 127.0.0.1:1\n    table t type ip size 1k\nbackend b\n    stick on src table p/t\n", Context);
        Assert.Contains("has no peer 'node1'", Assert.Single(loaded.Diagnostics).Message, StringComparison.Ordinal);
        Assert.True(loaded.Configuration!.Peers[0].IsDisabled);
    }

    [Fact]
    public void Logs_are_kept() =>
        Assert.Single(Section("    log global\n    log 127.0.0.1 local1\n    peer node1 :1024\n").Logs);

    [Fact]
    public void What_has_no_effect_on_a_peer_is_said()
    {
        var loaded = Load("    peer node1 :1024\n    peer far 127.0.0.1:1 weight 5 check\n");
        Assert.Equal(["'weight' has no effect on a peer", "'check' has no effect on a peer"], loaded.Diagnostics.Select(static d => d.Message));
    }

    [Fact]
    public void Shards_that_do_not_exist_and_the_local_peers_do_not_count()
    {
        var loaded = Load("    shards 3\n    peer node1 :1024 shard 1\n    peer two 127.0.0.1:1 shard 2\n    peer four 127.0.0.1:2 shard 4\n    peer all 127.0.0.1:3 shard 0\n");
        Assert.Equal((3, "0 2 0 0"), (loaded.Configuration!.Peers[0].Shards, string.Join(' ', loaded.Configuration.Peers[0].Peers.Select(static peer => peer.Shard))));
        Assert.Contains("the shard 4 of 3", Assert.Single(loaded.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("peer", "expects a name")]
    [InlineData("peer far", "expects an address")]
    [InlineData("peer far 127.0.0.1", "has no port")]
    [InlineData("peer far 127.0.0.1:+1", "has an offset")]
    [InlineData("peer far 127.0.0.1:1-2", "range")]
    [InlineData("peer far udp@127.0.0.1:1", "datagrams")]
    [InlineData("peer node1 127.0.0.1:1025", "already")]
    [InlineData("peer fa/r 127.0.0.1:1", "contains '/'")]
    [InlineData("peer far 127.0.0.1:1 ssl", "not supported yet")]
    [InlineData("peer far 127.0.0.1:1 send-proxy", "not supported yet")]
    [InlineData("peer far 127.0.0.1:1 sorce x", "has no option 'sorce'")]
    [InlineData("peer far 127.0.0.1:1 shard -1", "from 0 on")]
    [InlineData("bind 127.0.0.1:1", "has a 'peer' line")]
    [InlineData("shards 0", "from 1 on")]
    [InlineData("table t type ip", "a size")]
    [InlineData("table t type ip size 1k peers p", "does not take the argument 'peers'")]
    [InlineData("table t type ip size 1k write-to nosuch", "no stick table 'nosuch'")]
    [InlineData("peeer x", "unknown keyword 'peeer'")]
    [InlineData("no peer far 127.0.0.1:1", "can't stand before")]
    [InlineData("disabled now", "does not take")]
    public void Says_what_is_wrong(string line, string message)
    {
        var error = Assert.Single(Load($"    peer node1 :1024\n    {line}\n").Diagnostics, static d => d.Severity == Severity.Error);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("peers p\n    bind :1\n    peer node1 :1\n", "no 'peer' line can stand")]
    [InlineData("peers p\n    bind :1\n    bind :2\n    server node1\n", "a 'bind' line already")]
    [InlineData("peers p\n    bind :1\n    server node1 :1\n", "has no option ':1'")]
    [InlineData("peers p\n    peer node1 :1\npeers p\n    peer node1 :2\n", "'peers' section 'p' already")]
    [InlineData("peers\n    peer node1 :1\n", "expects a name")]
    [InlineData("peers p\n    peer node1 :1\n    table t type ip size 1k\n    table t type ip size 1k\n", "table 't' already")]
    public void Says_what_does_not_fit_together(string text, string message)
    {
        var error = Assert.Single(Loading.Errors(text, Context));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static PeersConfig Section(string lines)
    {
        var loaded = Load(lines);
        Assert.True(loaded.Configuration is not null, string.Concat(loaded.Diagnostics.Select(DiagnosticRenderer.Render)));
        return Assert.Single(loaded.Configuration.Peers);
    }

    private static LoadedConfiguration Load(string lines) => Loading.Load($"peers p\n{lines}", Context);
}
