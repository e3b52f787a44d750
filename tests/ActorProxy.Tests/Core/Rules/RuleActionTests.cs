using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Rules;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Tests.Config;
using ActorProxy.Tests.Core.Logging;
using ActorProxy.Tests.Core.Samples.Fetches;
using Xunit;
using TestContext = ActorProxy.Tests.Core.Samples.TestContext;

namespace ActorProxy.Tests.Core.Rules;

/// <summary>What each action does to its connection (configuration.txt 4.3); those of haproxy 2.6 are compared with it as well.</summary>
public sealed class RuleActionTests
{
    [Theory]
    [InlineData("tcp-request connection set-mark 7", "mark Client 7")]
    [InlineData("tcp-request connection set-fc-mark 0xffffffff", "mark Client 4294967295")]
    [InlineData("tcp-request session set-fc-mark int(5),add(1)", "mark Client 6")]
    [InlineData("tcp-request content set-bc-mark 9", "mark Server 9")]
    [InlineData("tcp-request content set-bc-mark var(txn.none)", "")]
    [InlineData("tcp-request connection set-tos 0x10", "tos Client 16")]
    [InlineData("tcp-response content set-fc-tos 46", "tos Client 46")]
    [InlineData("tcp-request content set-bc-tos int(300)", "tos Server 44")]
    [InlineData("tcp-request content set-retries 3", "retries 3")]
    [InlineData("tcp-request content set-retries int(1000)", "retries 100")]
    [InlineData("tcp-request content set-retries int(-1)", "retries 0")]
    [InlineData("tcp-request content set-priority-class int(9000)", "class 2047")]
    [InlineData("tcp-request content set-priority-offset int(-5)", "offset -5")]
    [InlineData("tcp-request content set-log-level crit", "level Critical")]
    [InlineData("tcp-request content set-log-level silent", "level ")]
    [InlineData("tcp-request connection do-log", "log")]
    [InlineData("tcp-request session do-log", "log")]
    [InlineData("tcp-request content do-log", "log")]
    [InlineData("tcp-response content do-log", "log")]
    [InlineData("filter bwlim-out a default-limit 1k default-period 1s\n  tcp-request content set-bandwidth-limit a", "bandwidth a  ")]
    [InlineData("filter bwlim-in a default-limit 1k default-period 1s\n  tcp-request content set-bandwidth-limit a limit 2k period 3s", "bandwidth a 2048 3000")]
    [InlineData("filter bwlim-in a default-limit 1k default-period 1s\n  tcp-request content set-bandwidth-limit a period int(5) limit int(3),mul(4)", "bandwidth a 12 5")]
    [InlineData("filter bwlim-in a default-limit 1k default-period 1s\n  tcp-request content set-bandwidth-limit a limit var(txn.none)", "bandwidth a  ")]
    [InlineData("tcp-request connection expect-proxy layer4", "header")]
    public void Acts_on_its_connection(string line, string expected)
    {
        var control = new RecordedControl();
        Assert.Equal(RuleVerdict.Continue, Evaluate(line, control, new TestClient(new TestFrontend("web", 2))));
        Assert.Equal(expected, string.Join(';', control.Calls));
    }

    [Theory]
    [InlineData("tcp-request session set-src-port int(65537)", "1.2.3.4:1 5.6.7.8:2222 127.0.0.1:3333 127.0.0.2:4444")]
    [InlineData("tcp-request content set-src-port src_port,add(1)", "1.2.3.4:1112 5.6.7.8:2222 127.0.0.1:3333 127.0.0.2:4444")]
    [InlineData("tcp-request content set-dst-port int(0)", "1.2.3.4:1111 5.6.7.8:0 127.0.0.1:3333 127.0.0.2:4444")]
    public void Changes_the_clients_ends(string line, string expected)
    {
        var client = new TestClient(new TestFrontend("web", 2));
        Assert.Equal(RuleVerdict.Continue, Evaluate(line, new RecordedControl(), client));
        Assert.Equal(expected, $"{client.Source} {client.Destination} {client.TransportSource} {client.TransportDestination}");
    }

    [Fact]
    public void A_bandwidth_limit_is_known_to_its_own_proxy_alone()
    {
        var configuration = Loading.Good("""
            defaults
              mode tcp
              timeout client 1s
            frontend one
              bind :80
              filter bwlim-in a default-limit 1k default-period 1s
              tcp-request content set-bandwidth-limit a
            frontend two
              bind :81
              tcp-request content set-bandwidth-limit a
            """);
        var diagnostics = new List<Diagnostic>();
        var scope = new CompilationScope(diagnostics);

        RuleCompiler.Compile(configuration.Proxies.Single(static one => one.Name == "one"), scope);

        Assert.Empty(diagnostics);
        Assert.Empty(scope.BandwidthLimits);
        RuleCompiler.Compile(configuration.Proxies.Single(static one => one.Name == "two"), scope);
        Assert.Contains("of the name 'a'", Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    private static RuleVerdict Evaluate(string line, RecordedControl control, TestClient client)
    {
        var section = line.StartsWith("tcp-response", StringComparison.Ordinal) ? "backend b" : "frontend f\n  bind :80\n  default_backend b\nbackend b\nfrontend web\n  bind :81";
        var proxy = Loading.Good($"defaults\n  mode tcp\n  timeout connect 1s\n  timeout client 1s\n  timeout server 1s\n{section}\n  {line}\n").Proxies.Single(static one => !one.Rules.IsEmpty);
        var diagnostics = new List<Diagnostic>();
        var rules = RuleCompiler.Compile(proxy, new CompilationScope(diagnostics));
        Assert.Empty(diagnostics.Select(static one => one.Message));
        var set = new[] { rules.Connection, rules.Session, rules.Content, rules.Response }.Single(static one => !one.IsEmpty);
        var position = 0;
        return set.Evaluate(new RuleContext(new TestContext { ClientValue = client }, control, LogSamples.Origin, LogSamples.Timestamps), ref position);
    }
}
