using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples.Expressions;
using Xunit;

namespace ActorProxy.Tests.Core.Logging;

public sealed class ProxyLogTests
{
    [Fact]
    public void Without_a_target_nothing_is_logged()
    {
        var log = Compile(new LogOptionsConfig { TcpLog = true }, hasTarget: false);

        Assert.False(log.IsEnabled);
        Assert.Null(log.LevelOf(LogSamples.Session(), LogMoment.Ended));
    }

    [Fact]
    public void The_short_default_is_written_at_accept_and_only_then()
    {
        var log = Compile(new LogOptionsConfig());

        Assert.Equal(LogLevel.Info, log.LevelOf(LogSamples.Session(), LogMoment.Accepted));
        Assert.Null(log.LevelOf(LogSamples.Session(), LogMoment.Connected));
        Assert.Null(log.LevelOf(LogSamples.Session(), LogMoment.Ended));
        Assert.Equal("Connect from 10.0.1.2:33313 to 10.0.3.31:8012 (fnt/TCP)", Render(log, LogSamples.Session()));
    }

    [Fact]
    public void The_short_default_of_a_unix_client_names_the_listener()
    {
        var session = LogSamples.Session();
        session.Client = session.Frontend = NetworkAddress.Unix.WithPort(1);

        Assert.Equal("Connect to unix:1 (fnt/TCP)", Render(Compile(new LogOptionsConfig()), session));
    }

    [Fact]
    public void A_format_overrides_tcplog()
    {
        var log = Compile(new LogOptionsConfig { TcpLog = true, Format = "%b" });

        Assert.Equal("bck", Render(log, LogSamples.Session()));
        Assert.Equal(LogMoment.Connected, log.Moment);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, LogLevel.Info)]
    public void Dontlognull_asks_for_a_byte_of_the_client(long bytesUploaded, LogLevel? expected)
    {
        var session = LogSamples.Session();
        session.BytesUploaded = bytesUploaded;

        Assert.Equal(expected, Compile(new LogOptionsConfig { TcpLog = true, SkipNull = true }).LevelOf(session, LogMoment.Ended));
    }

    [Theory]
    [InlineData(CloseSide.None, 0, false, null)]
    [InlineData(CloseSide.None, 1, false, LogLevel.Info)]
    [InlineData(CloseSide.None, 0, true, LogLevel.Info)]
    [InlineData(CloseSide.Local, 0, false, null)]
    [InlineData(CloseSide.Client, 0, false, LogLevel.Info)]
    [InlineData(CloseSide.ServerTimeout, 0, false, LogLevel.Info)]
    public void Dontlog_normal_keeps_errors_retries_and_redispatches(CloseSide side, int retries, bool isRedispatched, LogLevel? expected)
    {
        var session = LogSamples.Session();
        session.Reason = new CloseReason(side, ClosePhase.Data);
        session.Retries = retries;
        session.IsRedispatched = isRedispatched;

        Assert.Equal(expected, Compile(new LogOptionsConfig { TcpLog = true, SkipNormal = true }).LevelOf(session, LogMoment.Ended));
    }

    [Theory]
    [InlineData(CloseSide.None, LogLevel.Info)]
    [InlineData(CloseSide.Server, LogLevel.Error)]
    public void Log_separate_errors_raises_the_level(CloseSide side, LogLevel expected)
    {
        var session = LogSamples.Session();
        session.Reason = new CloseReason(side, ClosePhase.Data);

        Assert.Equal(expected, Compile(new LogOptionsConfig { TcpLog = true, SeparateErrors = true }).LevelOf(session, LogMoment.Ended));
    }

    [Fact]
    public void Logasap_is_due_when_the_connection_stands()
    {
        var log = Compile(new LogOptionsConfig { TcpLog = true, AsSoonAsPossible = true });

        Assert.Null(log.LevelOf(LogSamples.Session(), LogMoment.Accepted));
        Assert.Equal(LogLevel.Info, log.LevelOf(LogSamples.Session(), LogMoment.Connected));
    }

    [Fact]
    public void A_failed_connection_is_told_in_the_short_format_or_its_own()
    {
        var session = LogSamples.Session();
        var buffer = new byte[512];
        string Text(ProxyLog log) => Encoding.UTF8.GetString(
            buffer, 0, log.RenderConnectionError(session, "f1", "no header", 0, LogSamples.Origin, LogSamples.Timestamps, buffer));

        // configuration.txt 8.2.5
        Assert.Equal("10.0.1.2:33313 [22/Nov/2026:13:44:40.627] fnt/f1: no header", Text(Compile(new LogOptionsConfig())));
        Assert.Equal("err 10.0.1.2", Text(Compile(new LogOptionsConfig { ErrorFormat = "err %ci" })));
    }

    [Fact]
    public void Errors_of_all_formats_are_reported()
    {
        List<Diagnostic> diagnostics = [];
        var options = new LogOptionsConfig { Format = "%r", ErrorFormat = "%zz", StructuredDataFormat = "[%zz]" };

        ProxyLog.Compile(Proxy(options, hasTarget: true), new GlobalConfig(), LogSamples.Origin, new CompilationScope(diagnostics));

        Assert.Equal(["'log-format'", "'error-log-format'", "'log-format-sd'"], diagnostics.Select(d => d.Message.Split(':')[0]));
    }

    private static ProxyLog Compile(LogOptionsConfig options, bool hasTarget = true)
    {
        List<Diagnostic> diagnostics = [];
        var log = ProxyLog.Compile(Proxy(options, hasTarget), new GlobalConfig(), LogSamples.Origin, new CompilationScope(diagnostics));
        Assert.Empty(diagnostics);
        return log;
    }

    private static ProxyConfig Proxy(LogOptionsConfig options, bool hasTarget) => new()
    {
        Kind = ProxyKind.Frontend,
        Name = "fnt",
        Position = default,
        LogOptions = options,
        Logs = hasTarget ? [new LogTargetConfig { Address = new AddressConfig { Kind = AddressKind.IPv4, Text = "x" }, Position = default }] : [],
    };

    private static string Render(ProxyLog log, in SessionLogRecord record)
    {
        var buffer = new byte[512];
        return Encoding.UTF8.GetString(buffer, 0, log.RenderSession(record, 0, LogSamples.Origin, LogSamples.Timestamps, buffer));
    }
}
