using ActorProxy.Engine.Listening;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Node.Peers;

public sealed class PeersPlannerTests
{
    [Fact]
    public async Task A_reload_changes_the_options_of_the_socket_that_peers_dial()
    {
        await using var rig = new NodeRig();
        var port = FreePort.Next();
        string Section(string options) => $"global\n    localpeer here\npeers p\n    bind 127.0.0.1:{port} {options}\n    server here\n    table t type ip size 1k store gpc0\n";
        await rig.AcceptsAsync(Section("backlog 50"));
        var socket = Assert.Single(rig.Node.Services.Listeners.All);
        Assert.True(socket.Has(new ListenerOptions { Backlog = 50 }));

        await rig.AcceptsAsync(Section("backlog 60 mss 700 defer-accept"));
        Assert.Same(socket, Assert.Single(rig.Node.Services.Listeners.All));
        Assert.True(socket.Has(new ListenerOptions { Backlog = 60, Mss = 700, DeferAccept = true }));
    }
}
