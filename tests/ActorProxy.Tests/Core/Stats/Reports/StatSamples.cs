using System.Buffers;
using System.Text;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Health;
using ActorProxy.Core.Stats.Reports;
using ActorProxy.Core.Stats.Snapshots;
using Xunit;

namespace ActorProxy.Tests.Core.Stats.Reports;

/// <summary>Snapshots of a small configuration: a frontend with a listener, and a section with two servers.</summary>
internal static class StatSamples
{
    public static ServerCheckSnapshot Check { get; } = new(new CheckResult(CheckStatus.Layer4Passed), 4, 2, 3);

    public static ServerSnapshot Server { get; } = new()
    {
        ProxyName = "be",
        ProxyId = 3,
        Name = "s1",
        Id = 1,
        Address = NetworkAddress.IPv4(0x7F000001, 8080),
        Port = 8080,
        Check = Check,
    };

    public static ServerSnapshot Follower { get; } = Server with { Name = "s2", Id = 2, Check = null, Tracked = "be/s1", IsBackup = true };

    public static ProxySnapshot Frontend { get; } = new()
    {
        Name = "fe",
        Id = 2,
        Frontend = new FrontendSnapshot { ProxyName = "fe", ProxyId = 2, SessionLimit = 100 },
        Listeners = [new ListenerSnapshot { ProxyName = "fe", ProxyId = 2, Name = "one", Id = 1, Address = NetworkAddress.IPv4(0x7F000001, 80) }],
    };

    public static ProxySnapshot Backend { get; } = new()
    {
        Name = "be",
        Id = 3,
        Backend = new BackendSnapshot { ProxyName = "be", ProxyId = 3, Weight = 1, UserWeight = 1, ActiveServers = 1, FullConn = 10 },
        Servers = [Server, Follower],
    };

    public static ProxySnapshot[] All { get; } = [Frontend, Backend];

    public static string Text(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static string Answer(IReadOnlyList<ProxySnapshot> proxies, string words = "")
    {
        var request = StatRequest.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), showsConfiguration: true, out var error);
        Assert.Null(error);
        return Text(output => Assert.Null(StatReport.Write(proxies, request!, output)));
    }

    /// <summary>The rows of an answer as "proxy/service".</summary>
    public static string[] RowsOf(string csv) =>
        [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => string.Join('/', line.Split(',')[..2]))];
}
