using System.Net;
using System.Net.Sockets;

namespace ActorProxy.EndToEnd.Tests.Peers;

/// <summary>Peers that speak version 2.0 of the protocol: its updates do not say what is left of an entry's life.</summary>
public sealed class OldPeerTests
{
    private const string Tables = "backend t\n    stick-table type string len 20 size 10k expire 1h store gpc0 peers mesh\n";

    /// <summary>t, number 7, text of 21 bytes with its end, gpc0, one minute.</summary>
    private const string Definition = "0a8209070174061504f0971c";

    [Fact]
    public async Task An_old_peer_that_dials_in_teaches_and_is_told_by_plain_updates()
    {
        await using var mesh = new PeerMesh(Tables, "a", "old");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        using var old = await ScriptedPeer.DialAsync(mesh.Ports["a"], "2.0", "a", "old");

        // It is asked for what it knows: one entry, and the next one by the number after it.
        await old.ReceiveUntilAsync(PeerMessage.ResyncRequest);
        await old.SendAsync(Definition + "0a80090000000a0361626305" + "0a81050378797a06" + "0001");
        await old.ReceiveUntilAsync(PeerMessage.ResyncConfirm);
        var learnt = await PeerMesh.EntriesAsync(ours, "t");
        Assert.Equal(("gpc0=5", "gpc0=6"), (learnt["abc"].Values, learnt["xyz"].Values));
        Assert.InRange(learnt["abc"].ExpireMs, 3_500_000, 3_600_000);

        await old.SendAsync(Definition + "0a80090000000c0361626309");
        var acknowledgement = (await old.ReceiveUntilAsync(PeerMessage.Acknowledgement))[^1];
        Assert.Equal("070000000c", Convert.ToHexStringLower(acknowledgement.Payload));

        await PeerMesh.SetAsync(ours, "t", "told", "data.gpc0 3");
        var told = await old.ReceiveUntilAsync(PeerMessage.Update);
        Assert.Equal([PeerMessage.Definition, PeerMessage.Update], told.Select(static one => one.Kind));
        Assert.Equal("00000001" + "04746f6c64" + "03", Convert.ToHexStringLower(told[^1].Payload));
        if (!ProxyExecutable.IsStandIn)
            Assert.Contains("version=2.0", await ours.Runtime.AskAsync("show peers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_peer_that_refuses_our_version_is_greeted_with_its_own_and_taught_by_plain_updates()
    {
        await using var mesh = new PeerMesh(Tables, "a", "old");
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, mesh.Ports["old"]));
        listener.Listen();
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        await PeerMesh.SetAsync(ours, "t", "known", "data.gpc0 4");

        var (refused, first) = await ScriptedPeer.AcceptAsync(listener, "502");
        refused.Dispose();
        Assert.Equal("HAProxyS 2.1", first);
        var (old, second) = await ScriptedPeer.AcceptAsync(listener, "200");
        using var peer = old;
        Assert.Equal("HAProxyS 2.0", second);

        await old.SendAsync("0000");
        var lesson = await old.ReceiveUntilAsync(PeerMessage.ResyncFinished);
        Assert.Equal([PeerMessage.Definition, PeerMessage.Update], lesson.Where(static one => one.Payload.Length > 0).Select(static one => one.Kind));
        Assert.Equal("056b6e6f776e" + "04", Convert.ToHexStringLower(lesson.Single(static one => one.Kind == PeerMessage.Update).Payload.AsSpan(4)));
        await old.SendAsync("0003");

        await PeerMesh.SetAsync(ours, "t", "later", "data.gpc0 8");
        var told = await old.ReceiveUntilAsync(PeerMessage.Update);
        Assert.Equal("056c61746572" + "08", Convert.ToHexStringLower(told[^1].Payload.AsSpan(4)));
    }
}
