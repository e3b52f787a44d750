using ActorProxy.Node.Peers;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Node.Peers;

public sealed class PeerActorTests
{
    /// <summary>A question without a place for its answer, which is a fault in the code of whoever takes it.</summary>
    private static readonly PeerProtocol.GetPeer Faulty = new(null!);

    [Fact]
    public async Task Goes_on_after_any_number_of_faults_and_dials_less_often()
    {
        const int Faults = 15;
        await using var rig = new NodeRig();
        await rig.AcceptsAsync($"global\n    localpeer here\npeers p\n    peer here 127.0.0.1:{FreePort.Next()}\n    peer there 127.0.0.1:{FreePort.Next()}\n    table t type ip size 1k store gpc0\n");
        var sections = await rig.Node.PeersSectionsAsync().WaitAsync(Deadlines.Step);
        var view = new TaskCompletionSource<PeersSectionView>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.Single(sections).Tell(new PeersSectionProtocol.GetSection(view));
        var peer = Assert.Single((await view.Task.WaitAsync(Deadlines.Step)).Peers);

        for (var i = 1; i <= Faults; i++)
        {
            peer.Tell(Faulty);
            await rig.SettlesAsync($"restart {i}", () => rig.Lines.Count(static line => line.Contains("begins anew", StringComparison.Ordinal)) == i);
        }

        var answer = new TaskCompletionSource<PeerSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        peer.Tell(new PeerProtocol.GetPeer(answer));
        Assert.InRange((await answer.Task.WaitAsync(Deadlines.Step)).RedialMs!.Value, 50_000, 60_000);
    }
}
