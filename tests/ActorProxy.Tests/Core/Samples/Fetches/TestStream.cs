using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Tests.Core.Samples.Fetches;

/// <summary>A stream whose facts a test says.</summary>
internal sealed class TestStream(BackendFacts? backend, ServerFacts? server) : StreamFacts
{
    public bool Connected { get; init; } = true;
    public bool Failed { get; init; }
    public TcpInfo? Info { get; init; }

    public override BackendFacts? Backend => backend;
    public override ServerFacts? Server => server;
    public override NetworkAddress ServerSideSource => Connected ? NetworkAddress.IPv4(0x0a000001, 5555) : default;
    public override NetworkAddress ServerSideDestination => Connected ? NetworkAddress.IPv4(0x0a000002, 6666) : default;
    public override bool HasServerConnection => Connected;
    public override StreamTimes Times => Connected ? new StreamTimes(6, 7, 8, 60) : new StreamTimes(6, -1, -1, 60);
    public override int Retries => 2;
    public override int BackendQueuePosition => 3;
    public override int ServerQueuePosition => 4;
    public override bool IsRedispatched => true;
    public override bool HasError => Failed;
    public override long BytesUploaded => 100;
    public override long BytesToServer => 90;
    public override long BytesFromServer => 200;
    public override long BytesDownloaded => 180;
    public override string TerminationState => "cD";
    public override long Number => 0x1_0000_0005;

    public override bool TryGetServerTcpInfo(out TcpInfo info)
    {
        info = Info ?? default;
        return Info is not null;
    }
}
