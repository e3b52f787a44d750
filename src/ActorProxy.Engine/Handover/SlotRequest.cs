using System.Net.Sockets;
using System.Text;
using ActorProxy.Core.Handover;

namespace ActorProxy.Engine.Handover;

/// <summary>Asks a running actorproxy to share its servers' slots with this process, which takes over from it.</summary>
public sealed class SlotRequest
{
    private readonly Socket _socket;
    private readonly List<SlotMessage> _held = [];
    private readonly StringBuilder _unread = new();
    private readonly byte[] _buffer = new byte[16384];
    private int _length;

    private SlotRequest(Socket socket)
    {
        _socket = socket;
    }

    /// <summary>Opens the line and waits for what the other process holds. Blocks: it is used once, before anything is served.</summary>
    /// <param name="path">The path of its stats socket.</param>
    /// <param name="servers">The servers that have a <c>maxconn</c> here.</param>
    /// <returns>Null when the other process can't share: it is a haproxy, or older than this command.</returns>
    /// <exception cref="IOException">Nobody listens there, or the answer stopped half-way.</exception>
    public static OlderProcessLine? Send(string path, IReadOnlyCollection<(string Backend, string Server)> servers, TimeSpan within)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        {
            SendTimeout = (int)within.TotalMilliseconds,
            ReceiveTimeout = (int)within.TotalMilliseconds,
        };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            var line = new SlotRequest(socket).Ask(servers);
            if (line is null)
                socket.Dispose();
            else
                socket.SafeHandle.SetHandleAsInvalid();
            return line;
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            socket.Dispose();
            throw new IOException(error.Message, error);
        }
        catch (IOException)
        {
            socket.Dispose();
            throw;
        }
    }

    private OlderProcessLine? Ask(IReadOnlyCollection<(string Backend, string Server)> servers)
    {
        Write(SlotMessage.Command + "\n");
        if (ReadLine() != SlotMessage.Accepted)
            return null;
        var shares = new StringBuilder();
        foreach (var (backend, server) in servers)
            shares.Append(new SlotMessage(SlotMessageKind.Share, backend, server).ToString()).Append('\n');
        Write(shares.ToString());
        while (_held.Count < servers.Count)
        {
            var line = ReadLine() ?? throw new IOException($"it ended after {_held.Count} of {servers.Count} servers");
            if (!SlotMessage.TryParse(line, out var message))
                throw new IOException($"'{line}' was not expected");
            if (message.Kind == SlotMessageKind.Held)
                _held.Add(message);
            else
                _unread.Append(line).Append('\n');
        }

        _unread.Append(Encoding.UTF8.GetString(_buffer, 0, _length));
        _socket.Blocking = false;
        return new OlderProcessLine((int)_socket.Handle, [.. _held], Encoding.UTF8.GetBytes(_unread.ToString()));
    }

    private void Write(string text)
    {
        for (ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text); !rest.IsEmpty;)
            rest = rest[_socket.Send(rest)..];
    }

    /// <summary>The next line without its end; null at the end of the stream.</summary>
    private string? ReadLine()
    {
        int end;
        while ((end = _buffer.AsSpan(0, _length).IndexOf((byte)'\n')) < 0)
        {
            if (_length == _buffer.Length)
                throw new IOException("its answer has a line that is too long");
            var count = _socket.Receive(_buffer.AsSpan(_length));
            if (count == 0)
                return null;
            _length += count;
        }

        var line = Encoding.UTF8.GetString(_buffer, 0, end);
        _length -= end + 1;
        _buffer.AsSpan(end + 1, _length).CopyTo(_buffer);
        return line;
    }
}
