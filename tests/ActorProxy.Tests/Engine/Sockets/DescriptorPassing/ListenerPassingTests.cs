using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Sockets.DescriptorPassing;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Tests.Engine.Sockets.DescriptorPassing;

public sealed class ListenerPassingTests : IDisposable
{
    private static readonly TimeSpan Patient = Deadlines.Step;
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(200);

    private readonly TestDirectory _directory = new();
    private readonly List<Socket> _sockets = [];

    public void Dispose()
    {
        foreach (Socket socket in _sockets)
            socket.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Passes_descriptors_with_their_names_in_order()
    {
        PassedListener[] sent = [new(Listen(), "blue", "lo", 7), new(Listen()), new(Listen(), "", "eth0")];
        IReadOnlyList<PassedListener> received = Pass(sent);
        Assert.Equal(sent.Select(listener => listener with { Descriptor = 0 }), received.Select(listener => listener with { Descriptor = 0 }));
        Assert.Equal(Addresses(sent), Addresses(received));
        Close(received);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(251)]
    [InlineData(252)]
    [InlineData(253)]
    [InlineData(600)]
    public void Passes_as_many_as_there_are(int count)
    {
        int[] descriptors = [Listen(), Listen(), Listen()];
        PassedListener[] sent = [.. Enumerable.Range(0, count).Select(i => new PassedListener(descriptors[i % 3], "", $"if{i}"))];
        IReadOnlyList<PassedListener> received = Pass(sent);
        Assert.Equal(sent.Select(listener => listener.Interface), received.Select(listener => listener.Interface));
        Assert.Equal(Addresses(sent), Addresses(received));
        Close(received);
    }

    [Fact]
    public void Passes_names_of_any_length()
    {
        string longest = new('n', byte.MaxValue);
        PassedListener[] sent = [.. Enumerable.Range(0, 300).Select(_ => new PassedListener(Listen(), longest, longest))];
        IReadOnlyList<PassedListener> received = Pass(sent);
        Assert.All(received, listener => Assert.Equal((longest, longest), (listener.Namespace, listener.Interface)));
        Assert.Equal(Addresses(sent), Addresses(received));
        Close(received);
    }

    [Fact]
    public async Task A_received_descriptor_takes_the_connections_that_wait_at_it()
    {
        int sent = Listen();
        using TcpClientProbe client = await TcpClientProbe.ConnectAsync(((IPEndPoint)_sockets[0].LocalEndPoint!).Port);
        IReadOnlyList<PassedListener> received = Pass([new PassedListener(sent)]);
        _sockets[0].Dispose();

        using var listener = new Socket(new SafeSocketHandle(received[0].Descriptor, ownsHandle: true));
        using Socket accepted = await listener.AcceptAsync().WaitAsync(Patient);
        await client.SendLineAsync("still here");
        var buffer = new byte[11];
        Assert.Equal(buffer.Length, await accepted.ReceiveAsync(buffer).WaitAsync(Patient));
    }

    [Fact]
    public void Says_that_nobody_is_there()
    {
        IOException failure = Assert.Throws<IOException>(() => ListenerReceiver.Receive(_directory.File("nobody"), Patient));
        Assert.Contains(_directory.File("nobody"), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_the_socket_does_not_expose_its_listeners()
    {
        // Reads first: closing with unread bytes would reset the connection.
        using var old = new UnixListener(_directory.File("old"), connection => connection.Receive(new byte[100]));
        IOException failure = Assert.Throws<IOException>(() => ListenerReceiver.Receive(old.Path, Patient));
        Assert.Contains("expose-fd listeners", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown command.\n")]
    [InlineData("\u0001\u0000\u0000\u0000")]
    [InlineData("\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000")]
    [InlineData("\u0001\u0000\u0000\u0000\u0009ns")]
    public void Refuses_what_is_not_an_answer(string answer)
    {
        using var old = new UnixListener(_directory.File("old"), connection =>
        {
            connection.Receive(new byte[100]);
            connection.Send(Encoding.Latin1.GetBytes(answer));
        });
        Assert.Throws<IOException>(() => ListenerReceiver.Receive(old.Path, Patient));
    }

    [Fact]
    public void Gives_up_on_one_that_says_nothing()
    {
        using var end = new ManualResetEventSlim();
        using var old = new UnixListener(_directory.File("old"), _ => end.Wait(Patient));
        Assert.Throws<IOException>(() => ListenerReceiver.Receive(old.Path, Brief));
        end.Set();
    }

    [Fact]
    public void Keeps_no_descriptor_of_a_hand_over_that_fails()
    {
        int count = 0;
        using var old = new UnixListener(_directory.File("old"), connection =>
        {
            connection.Receive(new byte[100]);
            connection.Send(BitConverter.GetBytes(2));
            ControlMessage.Send((int)connection.Handle, new byte[6], [Listen()], new PassingDeadline(Patient));
            count = _sockets.Count;
        });
        Assert.Throws<IOException>(() => ListenerReceiver.Receive(old.Path, Patient));
        IPEndPoint address = (IPEndPoint)_sockets[count - 1].LocalEndPoint!;
        _sockets[count - 1].Dispose();

        // With a copy left open somewhere the address would still be in use.
        using var again = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        again.Bind(address);
    }

    [Fact]
    public async Task The_sender_notices_that_nobody_reads_on()
    {
        using var left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using var silent = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        left.Bind(new UnixDomainSocketEndPoint(_directory.File("pair")));
        left.Listen();
        silent.Connect(new UnixDomainSocketEndPoint(_directory.File("pair")));
        using Socket sender = left.Accept();
        int descriptor = Listen();
        PassedListener[] many = [.. Enumerable.Range(0, 253).Select(_ => new PassedListener(descriptor))];
        await Assert.ThrowsAsync<IOException>(() => Task.Run(() => ListenerSender.Send((int)sender.Handle, many)).WaitAsync(Patient));
    }

    private IReadOnlyList<PassedListener> Pass(PassedListener[] sent)
    {
        using var old = new UnixListener(_directory.File("old"), connection =>
        {
            var request = new byte[100];
            int length = connection.Receive(request);
            Assert.Equal(ListenerSender.Command + "\n", Encoding.ASCII.GetString(request, 0, length));
            ListenerSender.Send((int)connection.Handle, sent);
        });
        return ListenerReceiver.Receive(old.Path, Patient);
    }

    private int Listen()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        _sockets.Add(socket);
        return (int)socket.Handle;
    }

    private static IEnumerable<string?> Addresses(IEnumerable<PassedListener> listeners) =>
        listeners.Select(listener => ListenerFacts.Of(listener.Descriptor).Address?.Text);

    private static void Close(IEnumerable<PassedListener> listeners)
    {
        foreach (PassedListener listener in listeners)
            ListeningSocket.CloseDescriptor(listener.Descriptor);
    }
}
