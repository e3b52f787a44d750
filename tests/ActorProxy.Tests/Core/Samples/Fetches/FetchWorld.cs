using ActorProxy.Core.Samples;

namespace ActorProxy.Tests.Core.Samples.Fetches;

/// <summary>A connection in the middle of its life, with proxies around it: what the tables of fetches are asked in.</summary>
internal sealed class FetchWorld
{
    private static readonly TcpInfo Measured = new(RttUs: 1499, RttVarianceUs: 500, Unacked: 1, Sacked: 2, Lost: 3, Retransmits: 4, Fackets: 5, Reordering: 6);

    public FetchWorld()
    {
        var frontend = new TestFrontend("web", 2);
        var s1 = new TestServer("s1", 1) { SlotsTaken = 3, Limit = 10, Waiting = 2, QueueLimit = 5 };
        var s2 = new TestServer("s2", 2) { SlotsTaken = 1, Limit = 4, QueueLimit = 5, Backup = true, InUse = false };
        var s3 = new TestServer("s3", 3) { Up = false, InUse = false, Limit = 8 };
        var app = new TestBackend("app", 3, s1, s2, s3) { Waiting = 3, Usable = 2 };
        var down = new TestBackend("down", 4, new TestServer("d1", 1) { Up = false, InUse = false }) { Waiting = 3, Usable = 0 };
        var open = new TestBackend("open", 5, new TestServer("o1", 1) { Limit = 0, QueueLimit = 5 });
        Proxies = new TestProxies([frontend], [app, down, open]);
        Client = new TestClient(frontend) { Info = Measured };
        Stream = new TestStream(app, app.Servers[0]) { Info = Measured with { RttUs = 9000 } };
    }

    public TestProxies Proxies { get; }

    public ClientFacts? Client { get; set; }

    public StreamFacts? Stream { get; set; }

    public string? Evaluate(string expression) =>
        ExpressionDriver.Evaluate(expression, new TestContext { ClientValue = Client, StreamValue = Stream, ProxiesValue = Proxies }, Proxies);
}
