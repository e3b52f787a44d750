using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Engine.Sockets.DescriptorPassing;

/// <summary>Asks a running haproxy or actorproxy for its listening descriptors: the <c>-x</c> of the command line.</summary>
public sealed class ListenerReceiver
{
    private readonly int _socket;
    private readonly PassingDeadline _deadline;
    private readonly List<int> _descriptors = [];
    private readonly List<PassedListener> _listeners = [];
    private readonly byte[] _buffer = new byte[DescriptorProtocol.BatchSize * DescriptorProtocol.MaxEntryBytes];
    private int _length;

    private ListenerReceiver(int socket, PassingDeadline deadline)
    {
        _socket = socket;
        _deadline = deadline;
    }

    /// <summary>Receives all of them, close-on-exec. Blocks: it is used once, before anything is served.</summary>
    /// <param name="path">The path of the stats socket.</param>
    /// <exception cref="IOException">Nobody listens there, or the socket does not hand out listeners, or it stopped half-way. No descriptor is kept then.</exception>
    public static IReadOnlyList<PassedListener> Receive(string path, TimeSpan within)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            throw new IOException($"can't connect to {path}: {e.Message}", e);
        }

        var receiver = new ListenerReceiver((int)socket.Handle, new PassingDeadline(within));
        try
        {
            return receiver.ReceiveAll();
        }
        catch (IOException e)
        {
            receiver.CloseAll();
            throw new IOException($"can't take the listeners over from {path}: {e.Message}", e);
        }
    }

    private List<PassedListener> ReceiveAll()
    {
        ControlMessage.Send(_socket, DescriptorProtocol.Request, default, _deadline);
        int count = ReceiveCount();
        while (_listeners.Count < count)
        {
            if (Fill() == 0)
                throw new IOException($"the connection ended after {_listeners.Count} of {count}");
            TakeEntries();
            if (_listeners.Count == _descriptors.Count)
                Acknowledge();
        }

        return _listeners;
    }

    private int ReceiveCount()
    {
        while (_length < DescriptorProtocol.CountBytes)
        {
            // No more than the count: what follows comes with descriptors, in a message of its own.
            int received = ControlMessage.Receive(_socket, _buffer.AsSpan(_length, DescriptorProtocol.CountBytes - _length), _descriptors, _deadline);
            if (received == 0)
                throw new IOException("it does not hand out its listeners (its 'stats socket' needs 'expose-fd listeners')");
            _length += received;
        }

        _length = 0;
        int count = BitConverter.ToInt32(_buffer);
        return count is >= 0 and <= DescriptorProtocol.MaxListeners ? count : throw new IOException("its answer is not that of a haproxy");
    }

    private int Fill()
    {
        if (_length == _buffer.Length)
            throw new IOException("its answer is not that of a haproxy");
        int received = ControlMessage.Receive(_socket, _buffer.AsSpan(_length), _descriptors, _deadline);
        _length += received;
        return received;
    }

    /// <summary>Takes the whole entries out of the buffer; each has its descriptor already, which came with its message's first byte.</summary>
    private void TakeEntries()
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(0, _length);
        while (TryTakeEntry(ref rest, out string space, out string device, out int options))
        {
            if (_listeners.Count == _descriptors.Count)
                throw new IOException("it described more listeners than it passed");
            _listeners.Add(new PassedListener(_descriptors[_listeners.Count], space, device, options));
        }

        rest.CopyTo(_buffer);
        _length = rest.Length;
    }

    private static bool TryTakeEntry(ref ReadOnlySpan<byte> rest, out string space, out string device, out int options)
    {
        ReadOnlySpan<byte> entry = rest;
        options = 0;
        device = "";
        if (!TryTakeName(ref entry, out space) || !TryTakeName(ref entry, out device) || entry.Length < DescriptorProtocol.OptionsBytes)
            return false;
        options = BitConverter.ToInt32(entry);
        rest = entry[DescriptorProtocol.OptionsBytes..];
        return true;
    }

    private static bool TryTakeName(ref ReadOnlySpan<byte> rest, out string name)
    {
        name = "";
        if (rest.IsEmpty || rest.Length < 1 + rest[0])
            return false;
        name = Encoding.UTF8.GetString(rest.Slice(1, rest[0]));
        rest = rest[(1 + rest[0])..];
        return true;
    }

    private void Acknowledge()
    {
        Span<byte> answer = stackalloc byte[DescriptorProtocol.AcknowledgementBytes];
        BinaryPrimitives.WriteInt32LittleEndian(answer, _listeners.Count);
        try
        {
            ControlMessage.Send(_socket, answer, default, _deadline);
        }
        catch (IOException)
        {
            // After its last message the other side does not wait: it may have closed. If it was not the last, the next receive tells.
        }
    }

    private void CloseAll()
    {
        foreach (int descriptor in _descriptors)
            ListeningSocket.CloseDescriptor(descriptor);
    }
}
