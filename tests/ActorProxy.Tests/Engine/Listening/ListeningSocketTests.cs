using System.Net;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Sockets;
using ActorProxy.Engine.Sockets.Interop;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Tests.Engine.Listening;

public sealed class ListeningSocketTests : IDisposable
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly List<ListeningSocket> _open = [];

    public void Dispose()
    {
        foreach (var socket in _open)
            socket.Close(keepFile: false);
    }

    [Fact]
    public void Sets_what_a_reload_adds_and_undoes_what_it_takes_away()
    {
        var plain = new ListenerOptions();
        var full = new ListenerOptions
        {
            Mss = 1000,
            UserTimeout = TimeSpan.FromSeconds(7),
            DeferAccept = true,
            FastOpen = true,
            KeepAlive = new KeepAliveConfig { Count = 3, Idle = TimeSpan.FromSeconds(11), Interval = TimeSpan.FromSeconds(12) },
            ReceiveBufferBytes = 20000,
            SendBufferBytes = 30000,
        };
        var socket = Open(Loopback, plain);
        var before = Values(socket);

        Assert.Null(socket.Apply(full));
        var with = Values(socket);
        Assert.Equal((1000, 7000, 1, 3, 11, 12, 40000, 60000), (with.Mss, with.UserTimeout, with.KeepAlive, with.Count, with.Idle, with.Interval, with.ReceiveBuffer, with.SendBuffer));
        Assert.True(with.DeferAccept > 0 && with.FastOpen > 0);

        Assert.Null(socket.Apply(plain));
        Assert.Equal(before, Values(socket));
        Assert.Equal(0, SocketOptions.Get(socket.Descriptor, SocketConstants.LevelSocket, SocketConstants.BufferLock));
    }

    [Fact]
    public void Opens_with_the_same_options_that_it_can_be_given_later()
    {
        var options = new ListenerOptions { Mss = 1000, DeferAccept = true, KeepAlive = new KeepAliveConfig { Count = 3 } };
        var later = Open(Loopback, new ListenerOptions());
        later.Apply(options);
        Assert.Equal(Values(later), Values(Open(Loopback, options)));
    }

    [Fact]
    public void Keeps_values_of_the_keep_alive_that_have_not_changed()
    {
        var socket = Open(Loopback, new ListenerOptions { KeepAlive = new KeepAliveConfig { Count = 3, Idle = TimeSpan.FromSeconds(11) } });
        socket.Apply(new ListenerOptions { KeepAlive = new KeepAliveConfig { Count = 4, Idle = TimeSpan.FromSeconds(11) } });
        Assert.Equal((4, 11), (Values(socket).Count, Values(socket).Idle));
    }

    [Fact]
    public async Task Takes_another_backlog_while_it_listens()
    {
        var socket = Open(Loopback, new ListenerOptions { Backlog = 10 });
        Assert.Equal(10, await BacklogAsync(socket));
        Assert.Null(socket.Apply(new ListenerOptions { Backlog = 20 }));
        Assert.Equal(20, await BacklogAsync(socket));
    }

    [Fact]
    public async Task Stays_suspended_when_its_backlog_changes_and_listens_with_the_new_one_later()
    {
        // A port that the kernel chose would be another one after a suspension.
        var socket = Open(ListenAddress.Internet(NetworkAddress.From(IPAddress.Loopback, FreePort.Next())), new ListenerOptions { Backlog = 10 });
        socket.Suspend();
        Assert.Null(socket.Apply(new ListenerOptions { Backlog = 20 }));
        Assert.NotEqual(1, SocketOptions.Get(socket.Descriptor, SocketConstants.LevelSocket, SocketConstants.AcceptsConnections));
        Assert.Equal(0, socket.Resume());
        Assert.Equal(20, await BacklogAsync(socket));
    }

    [Fact]
    public async Task Leaves_the_backlog_of_an_inherited_socket_to_its_owner()
    {
        var owner = Open(Loopback, new ListenerOptions { Backlog = 10 });
        Assert.True(ListeningSocket.TryOpen(ListenAddress.Inherited(owner.Descriptor), new ListenerOptions { Backlog = 10 }, out var inherited, out _));
        inherited.Apply(new ListenerOptions { Backlog = 20, Mss = 1000 });
        Assert.Equal(10, await BacklogAsync(owner));
        Assert.Equal(1000, Values(owner).Mss);
    }

    [Fact]
    public void Says_what_the_kernel_refuses_and_says_it_once()
    {
        var options = new ListenerOptions { Mss = 1 };
        var socket = Open(Loopback, options);
        Assert.False(socket.Has(options));
        Assert.StartsWith("mss: ", socket.Apply(options), StringComparison.Ordinal);
        Assert.Null(socket.Apply(options));
        Assert.True(socket.Has(options));
    }

    [Fact]
    public void Changes_the_mode_of_a_unix_socket_and_gives_it_its_own_again()
    {
        using var directory = new TestDirectory();
        var path = directory.File("s");
        var socket = Open(ListenAddress.Unix(path), new ListenerOptions());
        var made = File.GetUnixFileMode(path);
        Assert.Null(socket.Apply(new ListenerOptions { Permissions = new UnixSocketPermissions(Mode: (int)OwnerAlone) }));
        Assert.Equal(OwnerAlone, File.GetUnixFileMode(path));
        Assert.Null(socket.Apply(new ListenerOptions()));
        Assert.Equal(made, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task Changes_the_owner_of_a_unix_socket_and_gives_it_back()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may give files away.");
        using var directory = new TestDirectory();
        var path = directory.File("s");
        var socket = Open(ListenAddress.Unix(path), new ListenerOptions { Permissions = new UnixSocketPermissions(UserId: 1, GroupId: 2) });
        Assert.Equal("1 2", await OwnerAsync(path));
        Assert.Null(socket.Apply(new ListenerOptions { Permissions = new UnixSocketPermissions(GroupId: 3) }));
        Assert.Equal("0 3", await OwnerAsync(path));
    }

    [Fact]
    public void Leaves_nothing_behind_when_its_file_can_not_be_put_in_place()
    {
        using var directory = new TestDirectory();
        Directory.CreateDirectory(directory.File("s"));
        var before = Directory.GetFileSystemEntries(directory.Path);
        Assert.False(ListeningSocket.TryOpen(ListenAddress.Unix(directory.File("s")), new ListenerOptions(), out _, out var error));
        Assert.NotEqual("", error);
        Assert.Equal(before, Directory.GetFileSystemEntries(directory.Path));
    }

    [Fact]
    public void Closes_when_the_file_is_out_of_reach()
    {
        var directory = new TestDirectory();
        var socket = Open(ListenAddress.Unix(directory.File("s")), new ListenerOptions());
        directory.Dispose();
        socket.Close(keepFile: false);
        Assert.False(socket.IsOpen);
    }

    private static ListenAddress Loopback => ListenAddress.Internet(NetworkAddress.From(IPAddress.Loopback, 0));

    private ListeningSocket Open(ListenAddress address, ListenerOptions options)
    {
        Assert.True(ListeningSocket.TryOpen(address, options, out var socket, out var error), error);
        _open.Add(socket);
        return socket;
    }

    private static async Task<int> BacklogAsync(ListeningSocket socket)
    {
        var listed = await Command.RunAsync("ss", ["-Hltn", "sport", "=", $":{socket.Local.Port}"]);
        return int.Parse(listed.StandardOutput.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<string> OwnerAsync(string path) => (await Command.RunAsync("stat", ["-c", "%u %g", path])).StandardOutput.Trim();

    private static OptionValues Values(ListeningSocket socket)
    {
        int Tcp(int option) => SocketOptions.Get(socket.Descriptor, SocketConstants.LevelTcp, option);
        int Generic(int option) => SocketOptions.Get(socket.Descriptor, SocketConstants.LevelSocket, option);
        return new OptionValues(
            Tcp(SocketConstants.TcpMaxSegment), Tcp(SocketConstants.TcpUserTimeout), Tcp(SocketConstants.TcpDeferAccept), Tcp(SocketConstants.TcpFastOpen),
            Generic(SocketConstants.KeepAlive), Tcp(SocketConstants.TcpKeepCount), Tcp(SocketConstants.TcpKeepIdle), Tcp(SocketConstants.TcpKeepInterval),
            Generic(SocketConstants.ReceiveBuffer), Generic(SocketConstants.SendBuffer));
    }

    private sealed record OptionValues(
        int Mss, int UserTimeout, int DeferAccept, int FastOpen, int KeepAlive, int Count, int Idle, int Interval, int ReceiveBuffer, int SendBuffer);
}
