using System.Net;
using System.Net.Sockets;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Sockets.DescriptorPassing;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.DescriptorPassing;

/// <summary>Handing listening sockets over, from and to Debian's haproxy (management.txt 3, <c>-x</c>).</summary>
public sealed class HAProxyListenerPassingTests : IDisposable
{
    private const string Defaults = "defaults\n  mode tcp\n  timeout client 20s\n  timeout server 20s\n  timeout connect 20s\n";

    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Takes_every_kind_of_listener_over_from_a_running_haproxy()
    {
        int[] ports = FreePort.Next(4);
        string abstractName = $"ap-{Guid.NewGuid():N}";
        await using ProxyProcess haproxy = await ProxyProcess.StartAsync($"""
            {Defaults}
            frontend f
              bind 127.0.0.1:{ports[0]}
              bind :{ports[1]} interface lo
              bind [::1]:{ports[2]} v6only
              bind :::{ports[3]} v4v6
              bind {_directory.File("f.sock")}
              bind abns@{abstractName}

            """, ProxyOptions.ForHAProxy);

        IReadOnlyList<PassedListener> received = ListenerReceiver.Receive(haproxy.Runtime.SocketPath, Deadlines.Step);
        Dictionary<string, (PassedListener Listener, ListenerFacts Facts)> byAddress = received
            .Select(listener => (listener, facts: ListenerFacts.Of(listener.Descriptor)))
            .ToDictionary(pair => pair.facts.Address!.Text);

        Assert.All(byAddress.Values, pair => Assert.True(pair.Facts is { IsListening: true, IsStream: true, IsTransparent: false }));
        Assert.Equal(
            new[] { $"127.0.0.1:{ports[0]}", $"0.0.0.0:{ports[1]}", $"::1:{ports[2]}", $":::{ports[3]}", $"unix@{_directory.File("f.sock")}", $"abns@{abstractName}", $"unix@{haproxy.Runtime.SocketPath}" }.Order(),
            byAddress.Keys.Order());
        Assert.Equal("lo", byAddress[$"0.0.0.0:{ports[1]}"].Listener.Interface);
        Assert.Equal("", byAddress[$"127.0.0.1:{ports[0]}"].Listener.Interface);
        Assert.True(byAddress[$"::1:{ports[2]}"].Facts.IsV6Only);
        Assert.False(byAddress[$":::{ports[3]}"].Facts.IsV6Only);
        foreach (PassedListener listener in received)
            ListeningSocket.CloseDescriptor(listener.Descriptor);
    }

    [Fact]
    public async Task Takes_over_six_hundred_listeners()
    {
        string prefix = $"ap-{Guid.NewGuid():N}";
        string binds = string.Concat(Enumerable.Range(0, 600).Select(i => $"  bind abns@{prefix}-{i}\n"));
        await using ProxyProcess haproxy = await ProxyProcess.StartAsync($"{Defaults}frontend f\n{binds}", ProxyOptions.ForHAProxy);
        IReadOnlyList<PassedListener> received = ListenerReceiver.Receive(haproxy.Runtime.SocketPath, Deadlines.Step);
        HashSet<string> addresses = [.. received.Select(listener => ListenerFacts.Of(listener.Descriptor).Address!.Text)];
        Assert.Equal(601, received.Count);
        Assert.All(Enumerable.Range(0, 600), i => Assert.Contains($"abns@{prefix}-{i}", addresses));
        foreach (PassedListener listener in received)
            ListeningSocket.CloseDescriptor(listener.Descriptor);
    }

    [Fact]
    public async Task A_haproxy_that_does_not_expose_its_listeners_hands_none_out()
    {
        string path = _directory.File("closed.sock");
        await using ProxyProcess haproxy = await ProxyProcess.StartAsync($"global\n  stats socket {path} level admin\n", ProxyOptions.ForHAProxy);
        IOException failure = Assert.Throws<IOException>(() => ListenerReceiver.Receive(path, Deadlines.Step));
        Assert.Contains("expose-fd listeners", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_haproxy_takes_over_what_we_send()
    {
        using TcpServer server = TcpServer.Named("behind");
        // Bound without SO_REUSEPORT, so that haproxy can't bind the address itself.
        using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
        int port = FreePort.Next();
        tcp.Bind(new IPEndPoint(IPAddress.Loopback, port));
        tcp.Listen();
        string path = _directory.File("front.sock");
        using var unix = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        unix.Bind(new UnixDomainSocketEndPoint($"{path}.{Environment.ProcessId}.tmp"));
        unix.Listen();
        File.Move($"{path}.{Environment.ProcessId}.tmp", path);
        using TcpClientProbe early = await TcpClientProbe.ConnectAsync(port);
        using TcpClientProbe earlyUnix = await TcpClientProbe.ConnectAsync(new UnixDomainSocketEndPoint(path));

        var filler = new PassedListener((int)tcp.Handle, "", "nowhere");
        PassedListener[] listeners = [.. Enumerable.Repeat(filler, 300), new PassedListener((int)tcp.Handle), new PassedListener((int)unix.Handle)];
        using var old = new UnixListener(_directory.File("old.sock"), connection =>
        {
            connection.Receive(new byte[100]);
            ListenerSender.Send((int)connection.Handle, listeners);
        });
        await using ProxyProcess haproxy = await ProxyProcess.StartAsync(
            $"{Defaults}listen f\n  bind 127.0.0.1:{port}\n  bind {path}\n  server s {server.Address}\n",
            ProxyOptions.ForHAProxy with { ExtraArguments = ["-x", old.Path] });
        tcp.Dispose();
        unix.Dispose();

        Assert.Equal("behind", await early.ReadLineAsync());
        Assert.Equal("behind", await earlyUnix.ReadLineAsync());
        using TcpClientProbe late = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("behind", await late.ReadLineAsync());
    }

    [Fact]
    public async Task Serves_on_what_a_haproxy_left()
    {
        int port = FreePort.Next();
        await using ProxyProcess haproxy = await ProxyProcess.StartAsync($"{Defaults}listen f\n  bind 127.0.0.1:{port}\n  server s 127.0.0.1:1\n", ProxyOptions.ForHAProxy);
        IReadOnlyList<PassedListener> received = ListenerReceiver.Receive(haproxy.Runtime.SocketPath, Deadlines.Step);
        haproxy.Send(Signal.User1);
        await haproxy.ExitAsync();

        PassedListener ours = received.Single(listener => ListenerFacts.Of(listener.Descriptor).Address!.Text == $"127.0.0.1:{port}");
        using var listener = new Socket(new SafeSocketHandle(ours.Descriptor, ownsHandle: true));
        using TcpClientProbe client = await TcpClientProbe.ConnectAsync(port);
        using Socket accepted = await listener.AcceptAsync().WaitAsync(Deadlines.Step);
        foreach (PassedListener other in received.Where(one => one != ours))
            ListeningSocket.CloseDescriptor(other.Descriptor);
    }
}
