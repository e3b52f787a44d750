using System.Net.Sockets;
using ActorProxy.Actors;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;
using ActorProxy.Engine.Sockets;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Traffic;
using Xunit;
using static ActorProxy.Tests.Engine.Checks.CheckSteps;

namespace ActorProxy.Tests.Engine.Checks;

public sealed class CheckRunTests : IAsyncLifetime
{
    private static readonly CheckTimeouts Patient = new((long)Deadlines.Step.TotalMilliseconds);
    private static readonly CheckTimeouts Brief = new(InterMs: 150);

    private readonly ActorSystem _system = new(new ActorSystemSettings { Loops = 1 });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _system.Terminate();

    [Fact]
    public async Task Passes_a_server_that_accepts()
    {
        using TcpServer server = TcpServer.Start(ServerBehaviours.NeverAnswer);
        Assert.Equal(CheckStatus.Layer4Passed, (await CheckAsync(new ConnectCheckConfig(), server.Port)).Status);
    }

    [Fact]
    public async Task Fails_where_nobody_listens()
    {
        CheckResult result = await CheckAsync(new ConnectCheckConfig(), FreePort.Next());
        Assert.Equal((CheckStatus.Layer4Connection, "Connection refused"), (result.Status, result.Description));
    }

    [Fact]
    public async Task Talks_over_several_connections()
    {
        using TcpServer first = TcpServer.Named("one");
        using TcpServer second = TcpServer.Named("two");
        CheckResult result = await CheckAsync(
            Tcp(Connect(), Expect("one\n"), Send("ping"), Expect("ping"), Connect(second.Port), Expect("two", onSuccess: "both")), first.Port);
        Assert.Equal((CheckStatus.Layer7Passed, "both"), (result.Status, result.Description));
        Assert.Equal((1, 1), (first.Accepted, second.Accepted));
    }

    [Fact]
    public async Task Puts_together_what_comes_byte_by_byte()
    {
        using TcpServer server = TcpServer.Start(async (connection, end) =>
        {
            foreach (byte value in "HTTP/1.0 204 No Content\r\n\r\n"u8.ToArray())
            {
                await connection.SendAsync(new[] { value }, SocketFlags.None, end);
                await Task.Yield();
            }

            await ServerBehaviours.NeverAnswer(connection, end);
        });
        CheckResult result = await CheckAsync(HttpCheck(), server.Port);
        Assert.Equal((CheckStatus.Layer7Passed, 204), (result.Status, result.Code));
    }

    [Fact]
    public async Task Times_out_on_a_server_that_never_answers()
    {
        using TcpServer server = TcpServer.Start(ServerBehaviours.NeverAnswer);
        CheckResult result = await CheckAsync(Tcp(Expect("OK")), server.Port, Brief);
        Assert.Equal(CheckStatus.Layer7Timeout, result.Status);
        Assert.InRange(result.DurationMs, Brief.InterMs, Deadlines.Step.TotalMilliseconds);
    }

    [Fact]
    public async Task Times_out_on_a_connection_that_is_never_made()
    {
        using var full = new FullBacklog();
        CheckResult result = await CheckAsync(HttpCheck(), full.Port, Brief);
        Assert.Equal(CheckStatus.Layer4Timeout, result.Status);
    }

    [Fact]
    public async Task Bounds_the_connection_by_the_shorter_of_two_timeouts_when_the_answer_has_its_own()
    {
        using var full = new FullBacklog();
        var timeouts = new CheckTimeouts(InterMs: Patient.InterMs, ConnectMs: 100, CheckMs: Patient.InterMs);
        CheckResult result = await CheckAsync(HttpCheck(), full.Port, timeouts);
        Assert.Equal(CheckStatus.Layer4Timeout, result.Status);
        Assert.InRange(result.DurationMs, 100, Patient.InterMs - 1);
    }

    [Fact]
    public async Task Gives_the_answer_a_timeout_of_its_own()
    {
        using TcpServer server = TcpServer.Start(ServerBehaviours.NeverAnswer);
        var timeouts = new CheckTimeouts(InterMs: Patient.InterMs, ConnectMs: Patient.InterMs, CheckMs: 100);
        Assert.Equal(CheckStatus.Layer7Timeout, (await CheckAsync(HttpCheck(), server.Port, timeouts)).Status);
    }

    [Fact]
    public async Task Times_out_while_the_server_does_not_read()
    {
        using TcpServer server = TcpServer.Start(ServerBehaviours.NeverRead);
        CheckResult result = await CheckAsync(Tcp(Send(new string('x', 20_000_000))), server.Port, Brief);
        Assert.Equal(CheckStatus.Layer7Timeout, result.Status);
    }

    [Fact]
    public async Task Sends_a_PROXY_header_first()
    {
        using TcpServer server = TcpServer.Echo();
        var target = new CheckTarget(Loopback(server.Port), ConnectOptions.None, new SendProxyConfig(1));
        CheckResult result = await RunAsync(Tcp(Send("PING"), Expect("^PROXY TCP4 127.0.0.1 127.0.0.1 \\d+ \\d+\r\nPING$", ExpectMatchKind.Regex)), target, Patient);
        Assert.Equal(CheckStatus.Layer7Passed, result.Status);
    }

    [Fact]
    public async Task Resets_its_connection_unless_told_to_linger()
    {
        var ends = new List<ConnectionEnd>();
        using TcpServer server = TcpServer.Start(async (connection, end) =>
        {
            ConnectionEnd how;
            try
            {
                how = await connection.ReceiveAsync(new byte[1], SocketFlags.None, end) == 0 ? ConnectionEnd.Closed : throw new InvalidOperationException();
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
            {
                how = ConnectionEnd.Reset;
            }

            lock (ends)
                ends.Add(how);
        });
        await CheckAsync(Tcp(Connect()), server.Port);
        await Eventually.HoldsAsync("the first connection ended", () => ends.Count == 1);
        await CheckAsync(Tcp(Connect() with { Linger = true }), server.Port);
        await Eventually.HoldsAsync("the second connection ended", () => ends.Count == 2);
        Assert.Equal([ConnectionEnd.Reset, ConnectionEnd.Closed], ends);
    }

    [Fact]
    public async Task Says_that_the_source_address_is_not_this_machines()
    {
        using TcpServer server = TcpServer.Echo();
        var options = new ConnectOptions { Source = NetworkAddress.IPv4(0x09090909, 0) };
        CheckResult result = await RunAsync(new ConnectCheckConfig(), new CheckTarget(Loopback(server.Port), options), Patient);
        Assert.Equal((CheckStatus.Layer4Connection, "Can't bind to source address (Cannot assign requested address)"), (result.Status, result.Description));
    }

    [Fact]
    public async Task Reaches_a_unix_socket_and_says_when_it_is_not_there()
    {
        using var directory = new TestDirectory();
        string path = directory.File("server");
        var target = new CheckTarget(new SocketTarget(SocketAddressBuffer.FromPath(path), path), ConnectOptions.None);
        CheckResult absent = await RunAsync(new ConnectCheckConfig(), target, Patient);
        Assert.Equal((CheckStatus.SocketError, "General socket error (No such file or directory)"), (absent.Status, absent.Description));

        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        Assert.Equal(CheckStatus.Layer4Passed, (await RunAsync(new ConnectCheckConfig(), target, Patient)).Status);
    }

    [Fact]
    public async Task An_abort_ends_the_run_without_a_verdict_and_closes_its_connection()
    {
        using TcpServer server = TcpServer.Start(ServerBehaviours.NeverAnswer);
        CheckRun? run = null;
        Task<CheckResult?> result = CheckOnLoop.RunAsync(_system.Loops[0], HttpCheck(), new CheckTarget(Loopback(server.Port), ConnectOptions.None), Patient, started: begun => run = begun);
        await Eventually.HoldsAsync("the check is connected", () => server.Open == 1);
        _system.Loops[0].Run(new LoopCall(() => run!.Abort()));
        Assert.Null(await result);
        await Eventually.HoldsAsync("the check's connection is closed", () => server.Open == 0);
    }

    private static SocketTarget Loopback(int port) => SocketTarget.Of(NetworkAddress.IPv4(0x7f000001, port));

    private Task<CheckResult> CheckAsync(CheckProtocolConfig config, int port, CheckTimeouts? timeouts = null) =>
        RunAsync(config, new CheckTarget(Loopback(port), ConnectOptions.None), timeouts ?? Patient);

    private async Task<CheckResult> RunAsync(CheckProtocolConfig config, CheckTarget target, CheckTimeouts timeouts)
    {
        CheckResult? result = await CheckOnLoop.RunAsync(_system.Loops[0], config, target, timeouts);
        return result!;
    }
}
