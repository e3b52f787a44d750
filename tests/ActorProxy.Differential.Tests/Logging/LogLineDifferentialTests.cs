using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ActorProxy.Config;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Logging;

/// <summary>What stands around a log line: the same <c>log</c> line read by haproxy and by us gives the same bytes.</summary>
public sealed partial class LogLineDifferentialTests
{
    private const string Message = "%ci %b/%s %f";

    public static TheoryData<string, string, string> Lines { get; } = Combinations();

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Frames_lines_as_haproxy_does(string options, string global, string proxy)
    {
        using var server = TcpServer.Echo();
        using var log = new LogReceiver();
        var port = FreePort.Next();
        var text = Configuration(port, server, $"log {log.Address} {options}", global, proxy);
        await using var haproxy = await ProxyProcess.StartAsync(text, ProxyOptions.ForHAProxy);

        using (var client = await TcpClientProbe.ConnectAsync(port))
            Assert.Equal("hello", await client.AskAsync("hello"));
        var theirs = await log.MessageAsync("127|x");

        Assert.Equal(WithoutTime(theirs), WithoutTime(Ours(text, haproxy.Pid)));
    }

    [Theory]
    [InlineData("1,3-4:5")]
    [InlineData("2:3")]
    [InlineData("2-3,1:3")]
    [InlineData("3,2:4")]
    [InlineData("1:1")]
    public async Task Samples_lines_as_haproxy_does(string sample)
    {
        const int sessions = 24;
        using var server = TcpServer.Echo();
        using var all = new LogReceiver();
        using var log = new LogReceiver();
        var port = FreePort.Next();
        var text = Configuration(port, server, $"log {all.Address} format raw local0\n    log {log.Address} format raw sample {sample} local0", "", "log-format %lc");
        await using var haproxy = await ProxyProcess.StartAsync(text, ProxyOptions.ForHAProxy);

        for (var i = 0; i < sessions; i++)
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            Assert.Equal("hello", await client.AskAsync("hello"));
        }

        await all.MessagesAsync("", sessions);
        var target = TargetOf(text, haproxy.Pid, index: 1);
        var buffer = new byte[target.MaxLineBytes];
        string[] ours = [.. Enumerable.Range(0, sessions).Where(_ => target.TryWrite(LogLevel.Info, "x"u8, [], new LogTimestamps(TimeZoneInfo.Utc), 0, buffer) > 0).Select(i => $"{i}")];
        // The last line of all is sent before its like among the sampled ones.
        await Eventually.HoldsAsync("the sampled lines", () => log.Messages.Count >= ours.Length);
        Assert.Equal(ours, log.Messages);
    }

    [Theory]
    [InlineData("local0 notice", false)]
    [InlineData("local0 info", true)]
    [InlineData("local0 debug notice", true)]
    [InlineData("local0 info err", true)]
    public async Task Filters_levels_as_haproxy_does(string levels, bool isSent)
    {
        using var server = TcpServer.Echo();
        using var all = new LogReceiver();
        using var log = new LogReceiver();
        var port = FreePort.Next();
        var text = Configuration(port, server, $"log {log.Address} format priority {levels}\n    log {all.Address} format raw local0", "", "log-format x");
        await using var haproxy = await ProxyProcess.StartAsync(text, ProxyOptions.ForHAProxy);

        using (var client = await TcpClientProbe.ConnectAsync(port))
            Assert.Equal("hello", await client.AskAsync("hello"));
        // Both are sent before the next session begins, the filtered one first.
        await all.MessageAsync("x");

        var target = TargetOf(text, haproxy.Pid);
        var buffer = new byte[target.MaxLineBytes];
        var length = target.TryWrite(LogLevel.Info, "x"u8, [], new LogTimestamps(TimeZoneInfo.Utc), 0, buffer);
        Assert.Equal(isSent, length > 0);
        Assert.Equal(isSent ? [Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\n')] : [], log.Messages);
    }

    private static TheoryData<string, string, string> Combinations()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var format in (string[])["", "format local", "format rfc3164", "format rfc5424", "format priority", "format short", "format timed", "format iso", "format raw"])
        {
            data.Add($"{format} local3", "", $"log-format \"{Message}\"");
            data.Add($"{format} daemon", "log-send-hostname", $"log-format \"{Message}\"");
            data.Add($"{format} kern", "log-send-hostname foo.example\n    log-tag tagX", $"log-format \"{Message}\"");
            data.Add($"len 80 {format} user", "", $"log-format \"{new string('x', 200)}\"");
        }

        data.Add("format rfc5424 local3", "", $"log-tag mine\n    log-format-sd \"%{{+Q,+E}}o [ex@1234 b=%b s=%s ci=%ci]\"\n    log-format \"{Message}\"");
        data.Add("format local local3", "", $"log-tag mine\n    log-format-sd \"[ex@1234 b=%b]\"\n    log-format \"{Message}\"");
        return data;
    }

    private static string Configuration(int port, TcpServer server, string log, string global, string proxy) =>
        $"""
        global
            {global}
        frontend fe
            mode tcp
            bind 127.0.0.1:{port}
            timeout client 10s
            {log}
            {proxy}
            default_backend be
        backend be
            mode tcp
            timeout connect 2s
            timeout server 10s
            server s1 {server.Address}

        """;

    private static string Ours(string text, int processId)
    {
        var (log, origin) = Compiled(text, processId);
        var record = new SessionLogRecord
        {
            FrontendName = "fe",
            BackendName = "be",
            ServerName = "s1",
            Client = NetworkAddress.From(IPAddress.Loopback, 1),
            Frontend = NetworkAddress.From(IPAddress.Loopback, 2),
        };
        var timestamps = new LogTimestamps(TimeZoneInfo.Local);
        var message = new byte[4096];
        var data = new byte[4096];
        var length = log.RenderSession(record, 0, origin, timestamps, message);
        var dataLength = log.StructuredDataFormat?.Render(record, 0, origin, timestamps, data) ?? 0;
        var line = new byte[log.Targets[0].MaxLineBytes];
        length = log.Targets[0].TryWrite(LogLevel.Info, message.AsSpan(0, length), data.AsSpan(0, dataLength), timestamps, DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1_000_000, line);
        return Encoding.UTF8.GetString(line, 0, length).TrimEnd('\n');
    }

    private static LogTarget TargetOf(string text, int processId, int index = 0) => Compiled(text, processId).Log.Targets[index];

    private static (ProxyLog Log, LogOrigin Origin) Compiled(string text, int processId)
    {
        var loaded = ConfigurationLoader.Load([new ConfigurationText("haproxy.cfg", text)], new ConfigurationContext { HostName = Dns.GetHostName() });
        Assert.True(loaded.Configuration is not null, string.Join('\n', loaded.Diagnostics));
        var global = loaded.Configuration.Global;
        var sent = global.LogSendHostname is { Length: 0 } ? Dns.GetHostName() : global.LogSendHostname;
        var origin = new LogOrigin(Dns.GetHostName(), processId, sent);
        return (ProxyLog.Compile(loaded.Configuration.Proxies.First(proxy => proxy.Kind == ProxyKind.Frontend), global, origin, new CompilationScope([])), origin);
    }

    // Dates differ in their digits only, so that their form is compared too.
    private static string WithoutTime(string line) => Date().Replace(line, match => Digit().Replace(match.Value, "0"));

    [GeneratedRegex("[A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{6}[+-][0-9:]{5}")]
    private static partial Regex Date();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();
}
