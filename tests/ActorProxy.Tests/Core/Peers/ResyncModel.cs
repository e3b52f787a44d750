using ActorProxy.Core.Peers;
using Xunit;

namespace ActorProxy.Tests.Core.Peers;

/// <summary>Processes that start together and learn of each other over sessions which break, with messages that take their time.</summary>
internal sealed class ResyncModel
{
    private readonly Random random;
    private readonly PeersResync[] resyncs;
    private readonly PeerLesson[,] lessons;
    private readonly Queue<PeerMessageKind>[,] wires;
    private readonly bool[,] areConnected;
    private long nowMs;

    public ResyncModel(Random random, int nodes)
    {
        this.random = random;
        resyncs = new PeersResync[nodes];
        lessons = new PeerLesson[nodes, nodes];
        wires = new Queue<PeerMessageKind>[nodes, nodes];
        areConnected = new bool[nodes, nodes];
        for (var a = 0; a < nodes; a++)
        {
            resyncs[a] = new PeersResync(nodes, mayHavePredecessor: random.Next(2) == 0, 0);
            for (var b = 0; b < nodes; b++)
                wires[a, b] = new Queue<PeerMessageKind>();
        }

        // One process runs since long: the others can learn of it.
        resyncs[0].Check(5000);
        resyncs[0].Check(10_000);
    }

    public void Run()
    {
        var breaksUntilMs = random.Next(20_000);
        for (var step = 0; step < 5000 && Array.Exists(resyncs, static resync => !resync.KnowsEverything); step++)
        {
            nowMs += random.Next(200);
            for (var a = 0; a < resyncs.Length; a++)
            {
                resyncs[a].Check(nowMs);
                Assert.InRange(resyncs[a].Teacher, -1, resyncs.Length - 1);
                for (var b = 0; b < resyncs.Length; b++)
                    Step(a, b, mayBreak: nowMs < breaksUntilMs);
                if (!resyncs[a].TryAssign(out var teacher))
                    continue;
                Assert.True(areConnected[a, teacher], "a peer without a session was asked");
                lessons[a, teacher].Asked();
                wires[a, teacher].Enqueue(PeerMessageKind.ResyncRequest);
            }
        }

        Assert.All(resyncs, static resync => Assert.True(resync.KnowsEverything));
        Assert.True(nowMs < breaksUntilMs + 60_000, $"took until {nowMs} ms");
    }

    private void Step(int a, int b, bool mayBreak)
    {
        if (a < b && !areConnected[a, b] && random.Next(5) == 0)
            Connect(a, b);
        else if (a < b && areConnected[a, b] && mayBreak && random.Next(10) == 0)
            Break(a, b);
        if (!areConnected[a, b])
            return;
        if (lessons[a, b].State == PeerLessonState.Teaching && random.Next(3) == 0)
            wires[a, b].Enqueue(lessons[a, b].End(resyncs[a].KnowsEverything));
        if (random.Next(2) == 0 && wires[b, a].TryDequeue(out var message))
            Receive(a, b, message);
    }

    private void Receive(int a, int from, PeerMessageKind message)
    {
        switch (message)
        {
            case PeerMessageKind.ResyncRequest:
                lessons[a, from].Begin();
                break;
            case PeerMessageKind.ResyncConfirm:
                Assert.True(lessons[a, from].TryConfirm(), "a confirmation of nothing");
                break;
            default:
                Assert.True(lessons[a, from].IsLearning, "a lesson that nobody asked for");
                lessons[a, from].Learnt();
                resyncs[a].RemoteLessonEnded(from, message == PeerMessageKind.ResyncFinished, nowMs);
                wires[a, from].Enqueue(PeerMessageKind.ResyncConfirm);
                break;
        }
    }

    private void Connect(int a, int b)
    {
        areConnected[a, b] = areConnected[b, a] = true;
        lessons[a, b] = lessons[b, a] = default;
        resyncs[a].RemoteConnected(b);
        resyncs[b].RemoteConnected(a);
    }

    private void Break(int a, int b)
    {
        areConnected[a, b] = areConnected[b, a] = false;
        wires[a, b].Clear();
        wires[b, a].Clear();
        resyncs[a].RemoteClosed(b, nowMs);
        resyncs[b].RemoteClosed(a, nowMs);
    }
}
