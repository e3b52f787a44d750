using System.Net.Sockets;
using System.Text;
using ActorProxy.ProcessLife;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.ProcessLife;

public sealed class SystemdNotifierTests
{
    private static Socket ListenAt(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = (int)Deadlines.Step.TotalMilliseconds };
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static string[] Receive(Socket socket)
    {
        var buffer = new byte[1024];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer)).TrimEnd('\n').Split('\n');
    }

    [Fact]
    public void Says_that_this_process_is_ready()
    {
        using var directory = new TestDirectory();
        using var manager = ListenAt(directory.File("notify"));
        using var notifier = new SystemdNotifier(directory.File("notify"));
        notifier.Ready();
        var lines = Receive(manager);
        Assert.Equal("READY=1", lines[0]);
        Assert.Equal($"MAINPID={Environment.ProcessId}", lines[1]);
    }

    [Fact]
    public void Reaches_an_abstract_address()
    {
        var name = $"actorproxy-{Guid.NewGuid():N}";
        using var manager = ListenAt("\0" + name);
        using var notifier = new SystemdNotifier("@" + name);
        notifier.Stopping();
        Assert.Equal("STOPPING=1", Receive(manager)[0]);
    }

    [Fact]
    public void Frames_a_reload_and_tells_a_failed_one_from_a_good_one()
    {
        using var directory = new TestDirectory();
        using var manager = ListenAt(directory.File("notify"));
        using var notifier = new SystemdNotifier(directory.File("notify"));
        notifier.Reloading();
        notifier.Reloaded(isAccepted: false);
        notifier.Reloading();
        notifier.Reloaded(isAccepted: true);
        var started = Receive(manager);
        Assert.Equal("RELOADING=1", started[0]);
        Assert.Matches("^MONOTONIC_USEC=[0-9]+$", started[1]);
        Assert.Contains("failed", Receive(manager)[2], StringComparison.Ordinal);
        Assert.Equal("RELOADING=1", Receive(manager)[0]);
        Assert.Equal(["READY=1", $"MAINPID={Environment.ProcessId}", "STATUS=Ready."], Receive(manager));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("relative")]
    [InlineData("/nobody/listens/here")]
    public void Without_a_manager_nothing_is_sent_and_nothing_fails(string? socket)
    {
        using var notifier = new SystemdNotifier(socket);
        notifier.Ready();
        Assert.True(socket is null || !File.Exists(socket));
    }
}
