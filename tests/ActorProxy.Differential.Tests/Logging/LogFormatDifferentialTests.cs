using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorProxy.Config.Diagnostics;
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

/// <summary>Log formats: the same session rendered by haproxy and by us gives the same line.</summary>
public sealed class LogFormatDifferentialTests
{
    private const string Defaults = """
        defaults
            mode tcp
            retries 0
            timeout connect 2s
            timeout client 10s
            timeout server 10s

        """;

    private static readonly string[] Formats =
    [
        LogFormatCompiler.TcpLogText,
        "%B %H %ID %ST %T %Tc %Th %Tl %Ts %Tt %Tu %Tw %U %ac %b %bc %bi %bp %bq %ci %cp %f %fc %fi %fp %ft %hr %hrl %hs %hsl %lc %ms %pid %rc %rt %s %sc %si %sp %sq %sslc %sslv %t %ts %tsc",
        "%{+Q}B %{+Q}H %{+Q}ID %{+Q}ST %{+Q}T %{+Q}Tc %{+Q}b %{+Q}bi %{+Q}bp %{+Q}ci %{+Q}cp %{+Q}f %{+Q}fi %{+Q}ft %{+Q}hr %{+Q}lc %{+Q}ms %{+Q}pid %{+Q}s %{+Q}si %{+Q}sp %{+Q}sslv %{+Q}t %{+Q}ts %{+Q}tsc",
        "%{+X}B %{+X}H %{+X}ID %{+X}Ts %{+X}U %{+X}ac %{+X}b %{+X}bi %{+X}bp %{+X}ci %{+X}cp %{+X}fi %{+X}fp %{+X}lc %{+X}ms %{+X}pid %{+X}rt %{+X}rc %{+X}si %{+X}sp %{+X}s %{+X}ts",
        "%{+Q,+X,+E}H %{+Q,+X,+E}bi %{+Q,+X,+E}bp %{+Q,+X,+E}ci %{+Q,+X,+E}pid %{+Q,+X,+E}s %{+Q,+X,+E}si %{+Q,+X,+E}lc %{+E}b %{+Q,+E}ID",
        "%{+Q}o %b %{-Q}b %s %{+X}ci %si",
        "%{+X}o %cp %{-X}o %cp %{+X}cp",
        "  lead   %b    %s  trail ",
        "a %hr b %o c %ID d%% %%b",
        "%b~%s.%f-%b_%s:%ci/%cp[%t]{%ts}",
    ];

    public static TheoryData<Ending> Endings { get; } = [.. Enum.GetValues<Ending>()];

    /// <summary>How the sessions end.</summary>
    public enum Ending
    {
        Normal,
        ClientAborts,
        ServerRefuses,
        NoServer,
        OverUnixSocket,
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Renders_sessions_as_haproxy_does(Ending ending)
    {
        using var server = TcpServer.Echo();
        using var log = new LogReceiver();
        using var directory = new TestDirectory();
        var binds = Formats.Select((_, i) => ending == Ending.OverUnixSocket ? directory.File($"{i}.sock") : $"127.0.0.1:{FreePort.Next()}").ToArray();
        await using var haproxy = await ProxyProcess.StartAsync(Configuration(binds, log, ending switch
        {
            Ending.ServerRefuses => $"server s1 127.0.0.1:{FreePort.Next()}",
            Ending.NoServer => $"server s1 {server.Address} disabled",
            _ => $"server s1 {server.Address}",
        }), ProxyOptions.ForHAProxy);

        for (var i = 0; i < Formats.Length; i++)
        {
            log.Clear();
            await RunAsync(binds[i], ending);
            var session = LoggedSession.Parse(await log.MessageAsync("^[0-9]+,"));
            // Compared below, with the wanted differences.
            if (ending != Ending.OverUnixSocket || !Formats[i].Contains("+X", StringComparison.Ordinal))
                Assert.Equal(session.Text, Ours(Formats[i], session));
        }
    }

    [Fact]
    public async Task Differs_at_unix_sockets_as_is_wanted()
    {
        var wanted = WantedDifferences.Of("Log formats");
        foreach (var format in wanted.All.Select(static one => one.What))
            wanted.Verify(format, await LineAsync(ProxyOptions.ForHAProxy, format), await LineAsync(ProxyOptions.ForActorProxy, format));

        static async Task<string> LineAsync(ProxyOptions options, string format)
        {
            using var server = TcpServer.Echo();
            using var log = new LogReceiver();
            using var directory = new TestDirectory();
            await using var proxy = await ProxyProcess.StartAsync(
                $"{Defaults}{Section("fe", directory.File("u.sock"), log, $"log-format \"{format}\"")}backend be\n    server s1 {server.Address}\n", options);
            await RunAsync(directory.File("u.sock"), Ending.OverUnixSocket);
            return await log.MessageAsync("");
        }
    }

    [Fact]
    public async Task Writes_the_short_default_as_haproxy_does()
    {
        using var server = TcpServer.Echo();
        using var log = new LogReceiver();
        using var directory = new TestDirectory();
        var port = FreePort.Next();
        await using var haproxy = await ProxyProcess.StartAsync(
            Defaults + Section("fe", $"127.0.0.1:{port}", log, "") + Section("fu", directory.File("u.sock"), log, "") + $"backend be\n    server s1 {server.Address}\n", ProxyOptions.ForHAProxy);

        using var client = await TcpClientProbe.ConnectAsync(port);
        var line = await log.MessageAsync("Connect from");
        using var unixClient = await TcpClientProbe.ConnectAsync(new UnixDomainSocketEndPoint(directory.File("u.sock")));
        var unixLine = await log.MessageAsync("Connect to");

        var ours = ShortDefault();
        var record = new SessionLogRecord
        {
            FrontendName = "fe",
            Client = NetworkAddress.From(IPAddress.Loopback, client.LocalEndPoint.Port),
            Frontend = NetworkAddress.From(IPAddress.Loopback, port),
        };
        Assert.Equal(line, Render(ours, record));
        record.FrontendName = "fu";
        record.Client = record.Frontend = NetworkAddress.Unix.WithPort(1);
        Assert.Equal(unixLine, Render(ours, record));
    }

    [Theory]
    [InlineData("%ci")]
    [InlineData("%r")]
    [InlineData("%HM")]
    [InlineData("%trg")]
    [InlineData("%CC")]
    [InlineData("%zz")]
    [InlineData("%ciabc")]
    [InlineData("%ci%cp")]
    [InlineData("%{+Q ci")]
    [InlineData("100%")]
    [InlineData("100%%")]
    [InlineData("50% off")]
    [InlineData("%{+Q}")]
    [InlineData("%{+Q}%")]
    [InlineData("%[src")]
    [InlineData("%{+Q,-X}ci")]
    [InlineData("%{+Q,+X,}ci")]
    [InlineData("%{}ci")]
    public async Task Accepts_the_formats_that_haproxy_accepts(string format)
    {
        using var directory = new TestDirectory();
        var file = directory.Write("haproxy.cfg",
            $"{Defaults}frontend fe\n    bind 127.0.0.1:{FreePort.Next()}\n    log 127.0.0.1:{FreePort.Next()} local0\n    log-format \"{format}\"\n");
        var check = await Command.RunAsync(ProxyExecutable.HAProxy.Path, ["-c", "-f", file]);
        List<Diagnostic> diagnostics = [];

        var ours = LogFormatCompiler.Compile("log-format", format, default, false, new CompilationScope(diagnostics));

        Assert.Equal(check.ExitCode == 0, ours is not null);
    }

    [Fact]
    public async Task Is_due_when_haproxy_writes_it()
    {
        // A session that stays open: haproxy writes the lines that need nothing of its end, and so do we.
        string[] names = [.. "B H ID ST T Tc Td Th Tl Ts Tt Tu Tw U ac b bc bi bp bq ci cp f fc fi fp ft hr hrl hs hsl lc ms pid rc rt s sc si sp sq sslc sslv t ts tsc".Split(' ')];
        using var server = TcpServer.Echo();
        using var log = new LogReceiver();
        var ports = FreePort.Next(names.Length);
        var text = string.Concat(names.Select((name, i) => Section($"fe{i}", $"127.0.0.1:{ports[i]}", log, $"log-format \"{name}=%{name}\"")));
        await using var haproxy = await ProxyProcess.StartAsync(Defaults + text + $"backend be\n    server s1 {server.Address}\n", ProxyOptions.ForHAProxy);

        List<TcpClientProbe> clients = [];
        try
        {
            foreach (var port in ports)
            {
                var client = await TcpClientProbe.ConnectAsync(port);
                clients.Add(client);
                // Answered: the server's connection stands, so that an early line is on its way.
                Assert.Equal("hello", await client.AskAsync("hello"));
            }

            var expected = names.Where(name => LogFormatCompiler.Compile("log-format", "%" + name, default, false, new CompilationScope([]))!.Moment == LogMoment.Connected);
            await Eventually.HoldsAsync("the early lines", () => log.Messages.Count >= expected.Count());
            Assert.Equal(expected, log.Messages.Select(line => line.Split('=')[0]));
        }
        finally
        {
            foreach (var client in clients)
                client.Dispose();
        }
    }

    private static string Configuration(string[] binds, LogReceiver log, string server) =>
        Defaults + string.Concat(Formats.Select((format, i) => Section($"fe{i}", binds[i], log, $"log-format \"{LoggedSession.Head}{format}\"")))
        + $"backend be\n    {server}\n";

    private static string Section(string name, string bind, LogReceiver log, string format) =>
        $"""
        frontend {name}
            bind {bind}
            log {log.Address} len 4096 format raw local0
            {format}
            default_backend be

        """;

    private static async Task RunAsync(string bind, Ending ending)
    {
        EndPoint at = ending == Ending.OverUnixSocket ? new UnixDomainSocketEndPoint(bind) : IPEndPoint.Parse(bind);
        using var client = await TcpClientProbe.ConnectAsync(at);
        if (ending is Ending.ServerRefuses or Ending.NoServer)
        {
            await client.EndAsync();
            return;
        }

        Assert.Equal("hello", await client.AskAsync("hello"));
        if (ending == Ending.ClientAborts)
        {
            client.Reset();
            return;
        }

        client.HalfClose();
        await client.EndAsync();
    }

    private static string Ours(string format, LoggedSession session)
    {
        List<Diagnostic> diagnostics = [];
        var compiled = LogFormatCompiler.Compile("log-format", LoggedSession.Head + format, default, false, new CompilationScope(diagnostics));
        Assert.Empty(diagnostics);
        var origin = new LogOrigin(Dns.GetHostName(), session.ProcessId);
        var line = new byte[4096];
        var length = compiled!.Render(session.Record, session.LogCounter, origin, new LogTimestamps(TimeZoneInfo.Local), line);
        var text = Encoding.UTF8.GetString(line, 0, length);
        return text[(text.IndexOf('|', StringComparison.Ordinal) + 1)..];
    }

    private static ProxyLog ShortDefault()
    {
        var proxy = new ProxyConfig { Kind = ProxyKind.Frontend, Name = "fe", Position = default };
        return ProxyLog.Compile(proxy, new GlobalConfig(), new LogOrigin("vm", 1), new CompilationScope([]));
    }

    private static string Render(ProxyLog log, in SessionLogRecord record)
    {
        var line = new byte[1024];
        return Encoding.UTF8.GetString(line, 0, log.RenderSession(record, 0, new LogOrigin("vm", 1), new LogTimestamps(TimeZoneInfo.Utc), line));
    }
}
