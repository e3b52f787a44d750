using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Engine.Logging;

public sealed class LogSinksTests : IDisposable
{
    private readonly ProcessCounters _counters = new(1);
    private readonly List<string> _reports = [];
    private readonly LogSinks _sinks;

    public LogSinksTests() => _sinks = new LogSinks(_counters, _reports.Add);

    public void Dispose() => _sinks.Dispose();

    [Theory]
    [InlineData("127.0.0.1", AddressKind.IPv4)]
    [InlineData("::1", AddressKind.IPv6)]
    [InlineData("localhost", AddressKind.HostName)]
    public void Sends_datagrams(string host, AddressKind kind)
    {
        var address = kind == AddressKind.HostName ? Dns.GetHostAddresses(host)[0] : IPAddress.Parse(host);
        using var server = Bound(address.AddressFamily, new IPEndPoint(address, 0));
        var sink = Open(new AddressConfig { Kind = kind, Host = host, Port = ((IPEndPoint)server.LocalEndPoint!).Port, Text = "target" });

        sink.Send("<6>one\n"u8);
        sink.Send("<6>two\n"u8);

        Assert.Equal("<6>one\n", Received(server));
        Assert.Equal("<6>two\n", Received(server));
        Assert.Equal(0, _counters.DroppedLogs.Value);
    }

    [Fact]
    public void Sends_to_a_unix_socket_that_comes_later()
    {
        using var directory = new TestDirectory();
        var path = directory.File("log");
        var sink = Open(new AddressConfig { Kind = AddressKind.Unix, Host = path, Text = path });

        sink.Send("lost\n"u8);
        sink.Send("lost\n"u8);
        Assert.Equal(2, _counters.DroppedLogs.Value);
        Assert.Contains(path, Assert.Single(_reports), StringComparison.Ordinal);

        using var server = Bound(AddressFamily.Unix, new UnixDomainSocketEndPoint(path));
        sink.Send("found\n"u8);
        Assert.Equal("found\n", Received(server));
    }

    [Fact]
    public void Drops_and_counts_when_a_unix_socket_is_full()
    {
        using var directory = new TestDirectory();
        var path = directory.File("log");
        using var server = Bound(AddressFamily.Unix, new UnixDomainSocketEndPoint(path));
        var sink = Open(new AddressConfig { Kind = AddressKind.Unix, Host = path, Text = path });

        for (var i = 0; i < 5_000; i++)
            sink.Send("line\n"u8);

        Assert.InRange(_counters.DroppedLogs.Value, 1, 4_999);
        Assert.Empty(_reports);
    }

    [Fact]
    public void Writes_lines_to_a_pipe_and_drops_what_does_not_fit()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var sink = OpenDescriptor(pipe.ClientSafePipeHandle.DangerousGetHandle());
        var line = Encoding.ASCII.GetBytes(new string('x', 999) + "\n");

        // A pipe holds 64 KiB, and nobody reads: the sink must neither wait nor tear a line.
        for (var i = 0; i < 200; i++)
            sink.Send(line);
        pipe.DisposeLocalCopyOfClientHandle();
        using var reader = new StreamReader(pipe);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, text => Assert.Equal(999, text.Length));
        Assert.Equal(200, lines.Length + _counters.DroppedLogs.Value);
        Assert.True(lines.Length > 50, $"{lines.Length} lines");
    }

    [Fact]
    public void Ends_the_remains_of_a_line_that_was_cut()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var sink = OpenDescriptor(pipe.ClientSafePipeHandle.DangerousGetHandle());
        var big = Encoding.ASCII.GetBytes(new string('b', 60_000) + "\n");

        sink.Send(big);
        sink.Send(big);
        var first = new byte[70_000];
        var read = pipe.Read(first);
        Assert.InRange(read, 60_001, 70_000);
        sink.Send("small\n"u8);
        pipe.DisposeLocalCopyOfClientHandle();
        using var reader = new StreamReader(pipe);
        var text = Encoding.ASCII.GetString(first, 0, read) + reader.ReadToEnd();

        Assert.EndsWith("b\nsmall\n", text, StringComparison.Ordinal);
        Assert.Equal(1, _counters.DroppedLogs.Value);
    }

    [Fact]
    public void Writes_lines_to_a_file()
    {
        using var directory = new TestDirectory();
        using (var file = File.OpenHandle(directory.File("log"), FileMode.Create, FileAccess.Write))
        {
            var sink = OpenDescriptor(file.DangerousGetHandle());
            sink.Send("one\n"u8);
            sink.Send("two\n"u8);
        }

        Assert.Equal("one\ntwo\n", File.ReadAllText(directory.File("log")));
    }

    [Fact]
    public void Writes_lines_to_a_terminal()
    {
        // The master of a pseudo terminal, whose other end echoes what it is given.
        using var terminal = File.OpenHandle("/dev/ptmx", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var sink = OpenDescriptor(terminal.DangerousGetHandle());

        sink.Send("one\n"u8);
        sink.Send("two\n"u8);

        Assert.Equal(0, _counters.DroppedLogs.Value);
        Span<byte> echo = stackalloc byte[64];
        using var stream = new FileStream(terminal, FileAccess.ReadWrite, 0);
        var length = 0;
        // A terminal may echo letter by letter.
        while (length < "one".Length)
            length += stream.Read(echo[length..]);
        Assert.StartsWith("one", Encoding.ASCII.GetString(echo[..length]), StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_lines_to_a_socket_and_survives_its_end()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndPoint!);
        var server = listener.Accept();
        var sink = OpenDescriptor(client.Handle);

        sink.Send("one\n"u8);
        Assert.Equal("one\n", Received(server));
        client.Shutdown(SocketShutdown.Send);
        sink.Send("two\n"u8);
        server.Dispose();

        Assert.Equal(1, _counters.DroppedLogs.Value);
        Assert.Single(_reports);
    }

    [Fact]
    public void Gives_the_same_sink_for_the_same_target()
    {
        var address = new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.1", Port = 9, Text = "127.0.0.1:9" };

        Assert.Same(Open(address), Open(address));
    }

    [Theory]
    [InlineData(AddressKind.HostName, "no-such-host.invalid")]
    [InlineData(AddressKind.SocketPair, "")]
    public void Refuses_what_can_not_be_a_target(AddressKind kind, string host)
    {
        List<Diagnostic> diagnostics = [];
        var target = new LogTargetConfig { Address = new AddressConfig { Kind = kind, Host = host, Text = "the target" }, Position = new("x.cfg", 3, 5) };

        Assert.Null(_sinks.Open(target, diagnostics));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(target.Position, diagnostic.Position);
        Assert.Contains("the target", diagnostic.Message, StringComparison.Ordinal);
    }

    private LogSink OpenDescriptor(nint descriptor) =>
        Open(new AddressConfig { Kind = AddressKind.Descriptor, Descriptor = (int)descriptor, Text = $"fd@{descriptor}" });

    private LogSink Open(AddressConfig address)
    {
        List<Diagnostic> diagnostics = [];
        var sink = _sinks.Open(new LogTargetConfig { Address = address, Position = default }, diagnostics);
        Assert.Empty(diagnostics);
        return sink!;
    }

    private static Socket Bound(AddressFamily family, EndPoint at)
    {
        var socket = new Socket(family, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = (int)Deadlines.Step.TotalMilliseconds };
        socket.Bind(at);
        return socket;
    }

    private static string Received(Socket server)
    {
        server.ReceiveTimeout = (int)Deadlines.Step.TotalMilliseconds;
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, server.Receive(buffer));
    }
}
