using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging;
using ActorProxy.TestKit;
using ActorProxy.Tests.Core.Logging;
using Xunit;

namespace ActorProxy.Tests.Engine.Logging;

public sealed class ProxyLoggerTests : IDisposable
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly LogSinks _sinks = new(new ProcessCounters(1), _ => { });

    public ProxyLoggerTests()
    {
        _server.ReceiveTimeout = (int)Deadlines.Step.TotalMilliseconds;
        _server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public void Dispose()
    {
        _sinks.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void Sends_a_session_to_every_target_in_its_format()
    {
        var logger = Open(
            new LogOptionsConfig { Format = "%ci %lc %ts", StructuredDataFormat = "[x@1 s=\"%s\"]" },
            Target(LogLineFormat.Short), Target(LogLineFormat.Rfc5424), Target(LogLineFormat.Raw) with { MaxLevel = 3 });

        Assert.True(logger.LogSession(LogSamples.Session(), LogMoment.Ended));
        Assert.True(logger.LogSession(LogSamples.Session(), LogMoment.Ended));

        Assert.Equal("<6>10.0.1.2 0 --\n", Received());
        Assert.Matches("^<6>1 [-0-9]+T[:0-9]+\\.[0-9]{6}[+-][:0-9]+ - haproxy 16046 - \\[x@1 s=\"srv1\"\\] 10.0.1.2 0 --\n$", Received());
        Assert.Equal("<6>10.0.1.2 1 --\n", Received());
    }

    [Fact]
    public void Offers_a_session_again_that_was_not_wanted_yet()
    {
        var logger = Open(new LogOptionsConfig { Format = "%b %ts", AsSoonAsPossible = true, SkipNormal = true }, Target(LogLineFormat.Raw));
        var session = LogSamples.Session();
        session.Reason = default;

        Assert.False(logger.LogSession(session, LogMoment.Connected));
        session.Reason = new CloseReason(CloseSide.Server, ClosePhase.Data);
        Assert.True(logger.LogSession(session, LogMoment.Ended));
        Assert.Equal("bck SD\n", Received());
    }

    [Fact]
    public void Sends_events_and_connection_errors()
    {
        var logger = Open(new LogOptionsConfig { TcpLog = true, SeparateErrors = true }, Target(LogLineFormat.Short));

        logger.LogEvent(LogLevel.Alert, "Server bck/srv1 is DOWN.");
        logger.LogConnectionError(LogSamples.Session(), "f1", "no header");

        Assert.Equal("<1>Server bck/srv1 is DOWN.\n", Received());
        Assert.Matches("^<3>10.0.1.2:33313 \\[.*\\] fnt/f1: no header\n$", Received());
    }

    [Fact]
    public void Logs_without_allocating()
    {
        var logger = Open(new LogOptionsConfig { TcpLog = true }, Target(LogLineFormat.Rfc3164));
        var session = LogSamples.Session();
        logger.LogSession(session, LogMoment.Ended);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            logger.LogSession(session, LogMoment.Ended);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private LogTargetConfig Target(LogLineFormat format) => new()
    {
        Address = new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.1", Port = ((IPEndPoint)_server.LocalEndPoint!).Port, Text = "server" },
        Position = default,
        Format = format,
    };

    private ProxyLogger Open(LogOptionsConfig options, params LogTargetConfig[] targets)
    {
        List<Diagnostic> diagnostics = [];
        var proxy = new ProxyConfig { Kind = ProxyKind.Frontend, Name = "fnt", Position = default, LogOptions = options, Logs = [.. targets] };
        var log = ProxyLog.Compile(proxy, new GlobalConfig(), LogSamples.Origin, new CompilationScope(diagnostics));
        var logger = ProxyLogger.Open(log, _sinks, LogSamples.Origin, new FrontendCounters(), TimeProvider.System, diagnostics);
        Assert.Empty(diagnostics);
        return logger!;
    }

    private string Received()
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, _server.Receive(buffer));
    }
}
