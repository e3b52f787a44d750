namespace ActorProxy.EndToEnd.Tests.Logs;

/// <summary>When a connection's line is written, and where to (configuration.txt 8).</summary>
public class TcpLogTests
{
    [Fact]
    public async Task Counts_bytes_and_times_of_one_connection()
    {
        using var server = TcpServer.Named("s1");
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Configuration(port, server, $"log {log.Address} local3 info"));

        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());
        Assert.Equal("0123456789", await client.AskAsync("0123456789"));
        var from = client.LocalEndPoint.ToString();
        client.Dispose();

        var message = await log.MessageAsync(TcpLogLine.Of("in"));
        Assert.StartsWith("<158>", message, StringComparison.Ordinal);
        var line = TcpLogLine.Parse(message);
        Assert.Equal((from, "app", "s1", 14L, "--", 0), (line.Client, line.Backend, line.Server, line.Bytes, line.TerminationState, line.Retries));
        Assert.True(line.QueueTime >= 0 && line.ConnectTime >= 0 && line.TotalTime >= line.ConnectTime, message);
    }

    [Fact]
    public async Task Logasap_writes_the_line_once_the_server_is_connected()
    {
        using var server = TcpServer.Named("s1");
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Configuration(port, server, $"log {log.Address} local0\n    option logasap"));

        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());

        var message = await log.MessageAsync(TcpLogLine.Of("in"));
        Assert.Matches(@" in app/s1 \d+/\d+/\+\d+ \+\d+ -- ", message);
    }

    [Theory]
    [InlineData(true, "end good - forwarded local")]
    [InlineData(false, "end - bad - local")]
    public async Task When_shows_values_of_some_sessions_only(bool isServed, string expected)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "the converter is newer than haproxy 2.6");
        using var server = TcpServer.Echo();
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(
            $"""
            defaults
                mode tcp
                retries 0
                timeout connect 5s
                timeout client 10s
                timeout server 10s
            listen in
                bind 127.0.0.1:{port}
                log {log.Address} format raw local0
                acl here src 127.0.0.0/8
                log-format "end %[str(good),when(normal)] %[str(bad),when(error)] %[str(forwarded),when(forwarded)] %[str(local),when(acl,here)] %B"
                server s1 {(isServed ? server.Address : $"127.0.0.1:{FreePort.Next()}")}

            """);
        using (var client = await TcpClientProbe.ConnectAsync(port))
        {
            if (isServed)
                Assert.Equal("hello", await client.AskAsync("hello"));
            else
                await client.EndAsync();
        }

        Assert.StartsWith(expected, await log.MessageAsync("^end"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dontlognull_leaves_out_connections_without_a_byte()
    {
        using var server = TcpServer.Echo();
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Configuration(port, server, $"log {log.Address} local0\n    option dontlognull"));

        using (await TcpClientProbe.ConnectAsync(port))
            await Eventually.HoldsAsync("the empty connection reaches the server", () => server.Accepted == 1);
        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("word", await client.AskAsync("word"));
        client.Dispose();

        Assert.Equal(5, TcpLogLine.Parse(await log.MessageAsync(TcpLogLine.Of("in"))).Bytes);
        await Eventually.HoldsAsync("both connections ended", async () => (await proxy.Runtime.StatAsync())["in", "FRONTEND"].Number("scur") == 0);
        Assert.Single(log.Messages, m => System.Text.RegularExpressions.Regex.IsMatch(m, TcpLogLine.Of("in")));
    }

    [Theory]
    [InlineData("raw", "^word$")]
    [InlineData("short", "^<6>word$")]
    [InlineData("rfc5424", @"^<134>1 \d{4}-\d\d-\d\dT\S+ \S+ haproxy \d+ - - word$")]
    [InlineData("rfc3164", @"^<134>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (\S+ )?haproxy\[\d+\]: word$")]
    [InlineData("priority", "^<134>word$")]
    [InlineData("timed", @"^<6>\d{4}-\d\d-\d\dT\S+ word$")]
    public async Task Writes_each_format_of_a_log_line(string format, string expected)
    {
        using var server = TcpServer.Named("s1");
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Configuration(port, server, $"log {log.Address} format {format} local0\n    log-format word"));

        using (var client = await TcpClientProbe.ConnectAsync(port))
            Assert.Equal("s1", await client.ReadLineAsync());

        await log.MessageAsync(expected);
    }

    [Fact]
    public async Task A_rule_writes_a_line_of_its_own_beside_the_last_one()
    {
        using var server = TcpServer.Named("s1");
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Configuration(port, server, $"log {log.Address} local0\n    tcp-request content do-log if {{ src 127.0.0.0/8 }}\n    tcp-request content do-log if {{ src 192.0.2.1 }}"));

        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());
        var early = TcpLogLine.Parse(await log.MessageAsync(TcpLogLine.Of("in")));
        client.Dispose();

        var lines = await log.MessagesAsync(TcpLogLine.Of("in"), 2);
        Assert.Equal(2, lines.Count);
        Assert.Equal(("in", "<NOSRV>", 0L), (early.Backend, early.Server, early.Bytes));
        Assert.Equal(("app", "s1"), (TcpLogLine.Parse(lines[1]).Backend, TcpLogLine.Parse(lines[1]).Server));
    }

    private static string Configuration(int port, TcpServer server, string more) => $"""
        defaults
            mode tcp
            option tcplog
            timeout connect 5s
            timeout client 1m
            timeout server 1m
        frontend in
            {more}
            bind 127.0.0.1:{port}
            default_backend app
        backend app
            server s1 {server.Address}

        """;
}
