using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Tests.Core.Samples.Fetches;

/// <summary>A client's connection whose facts a test says.</summary>
internal sealed class TestClient(FrontendFacts frontend) : ClientFacts
{
    public bool ReceivedHeader { get; init; }
    public (int Type, string Value)[] Fields { get; init; } = [];
    public TcpInfo? Info { get; init; }
    public int Error { get; init; }
    public string? BindName { get; init; } = "lst";

    public override NetworkAddress Source { get; set; } = NetworkAddress.IPv4(0x01020304, 1111);
    public override NetworkAddress Destination { get; set; } = NetworkAddress.IPv4(0x05060708, 2222);
    public override NetworkAddress TransportSource { get; set; } = NetworkAddress.IPv4(0x7f000001, 3333);
    public override NetworkAddress TransportDestination { get; set; } = NetworkAddress.IPv4(0x7f000002, 4444);
    public override FrontendFacts Frontend => frontend;
    public override int ListenerId => 77;
    public override string? ListenerName => BindName;
    public override long ListenerConnections => 4;
    public override DateTimeOffset AcceptedAt => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123).AddMicroseconds(456);
    public override DateTimeOffset BeganAt => AcceptedAt;
    public override long HandshakeMs => 6;
    public override long AgeMs => 60;
    public override bool HasProxyHeader => ReceivedHeader;
    public override int ErrorCode => Error;

    public override bool TryGetTlv(int type, out ReadOnlyMemory<byte> value) => TryGetTlv(type, Fields.Count(one => one.Type == type) - 1, out value);

    public override bool TryGetTlv(int type, int place, out ReadOnlyMemory<byte> value)
    {
        string[] found = [.. Fields.Where(one => one.Type == type).Select(static one => one.Value)];
        value = place >= 0 && place < found.Length ? System.Text.Encoding.Latin1.GetBytes(found[place]) : default;
        return place >= 0 && place < found.Length;
    }

    public override bool TryGetTcpInfo(out TcpInfo info)
    {
        info = Info ?? default;
        return Info is not null;
    }

    public override bool IsLocal(NetworkAddress address) => address.Low >> 24 == 0x7f;
}
